/** Every act by every role, for people to read; where a right changes on purpose, what the test received is put here. */
export const MATRIX = `
act                           teacher                       technician                    head                          admin
me.read                       yes                           yes                           yes                           yes
calendar.read                 yes                           yes                           yes                           yes
calendar.write                no                            no                            no                            yes
import.run                    no                            no                            no                            yes
lesson.see                    own                           yes                           yes                           yes
lesson.seeAll                 no                            yes                           yes                           yes
lesson.teach                  yes                           no                            no                            no
lesson.answer                 own                           own and department, shared    own and department            no
absence.see                   own                           yes                           yes                           yes
absence.seeAll                no                            yes                           yes                           yes
absence.readReason            own                           own                           own and department            yes
absence.write                 own                           own and department            own and department            yes
requisition.list              yes                           yes                           yes                           yes
requisition.see               own                           yes                           yes                           yes
requisition.seeAll            no                            yes                           yes                           yes
requisition.seeDraft          own                           own                           own                           own
requisition.ask               own                           own and department, shared    own and department            no
requisition.change            own                           own and department, shared    own and department            no
requisition.overrule          no                            own department, shared        own department                no
requisition.write             own                           own and department, shared    own and department            no
lateness.readOfAny            no                            no                            yes                           no
lateness.readOf               own                           own                           own and department            own
lateness.listAll              no                            yes                           no                            no
lateness.see                  own                           yes                           own and department            own
lateness.readReason           own                           own and department            own and department            own
requisition.readWords         own                           yes                           own and department            own
requisition.submit            own                           own                           own                           no
requisition.discard           own                           own                           own                           no
requisition.cancel            own                           own and department, shared    own and department            no
requisition.reply             own                           own                           own                           no
requisition.serve             no                            own department, shared        no                            no
requisition.hearAsTeacher     own                           own                           own                           own
requisition.hearAsTechnician  no                            own department                no                            no
requisition.hearAsHead        no                            no                            own department                no
task.list                     no                            yes                           yes                           yes
department.serve              no                            yes                           no                            no
task.change                   no                            own department, shared        no                            no
task.take                     no                            own department, shared        no                            no
task.hearOfDay                no                            yes                           no                            no
workload.read                 no                            yes                           yes                           yes
practical.read                yes                           yes                           yes                           yes
practical.write               no                            yes                           yes                           yes
practical.addStarterLibrary   no                            no                            no                            yes
apparatus.read                yes                           yes                           yes                           yes
apparatus.write               no                            yes                           yes                           yes
substance.read                yes                           yes                           yes                           yes
substance.write               no                            yes                           yes                           yes
department.list               yes                           yes                           yes                           yes
department.lead               no                            no                            yes                           no
department.write              no                            no                            no                            yes
department.set                no                            no                            own department                yes
department.setPolicy          no                            no                            own department                yes
person.list                   no                            yes                           yes                           yes
person.write                  no                            no                            no                            yes
school.see                    no                            no                            yes                           yes
school.set                    no                            no                            no                            yes
activity.read                 no                            no                            yes                           yes
notification.read             own                           own                           own                           own
mail.read                     no                            no                            no                            yes
mail.retry                    no                            no                            no                            yes
`;
