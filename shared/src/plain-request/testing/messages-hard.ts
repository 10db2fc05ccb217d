/**
 * Messages that say several things at once, take something back, or leave it open: of several lessons, with kit and practical, corrected, in
 * one breath. What cannot be read rightly is asked about (`?`), and stands in no line.
 */
export const HARD_MESSAGES = String.raw`
Tues P3 and Thurs P5 9X1 - 10 bunsens both times => @?; 10 Bunsen burner; ?both times
9X1 Tues P3 15 ray boxes, 8Y2 Fri P2 10 bunsens => @?; ?15 ray boxes; ?10 bunsens
Mon P1 food tests 7X2, Thurs P1 same again => @?; ?food tests; ?same
15 spatulas for 9X Tues P3, no make that 12 => @17 P3; 12 Spatula
10 tripods 9X Tues P3. No, make that 12. => @17 P3; ?10 tripods; ?12
10 bunsens and 10 tripods for 9X Tues P3 - make it 12 of each => @17 P3; ?10 bunsens; ?10 tripods; ?12
8 ray boxes for 9X1 thurs P5, sorry weds P2 => @?; 8 Ray box
20 test tubes tues p1, or thurs p4 if that's easier => @?; 20 Test tube; ?easier
Can 9X1 have osmosis and food tests on Tues P3 => @17 P3; ?osmosis; ?food tests
Food tests Tues P1, plus 5 spare test tubes => @17 P1; #Food tests; ?5 spare test tubes
12 microscopes but only 10 if short => ?12 microscopes; ?10
6 or 7 ripple tanks for 12B wed p3 => @18 P3; ?6; ?7 ripple tanks
between 10 and 12 bunsens for 9X tues p3 => @17 P3; ?10; ?12 bunsens
10-12 bunsens 9X tues p3 => @17 P3; ?10; ?12 bunsens
10 to 12 bunsens 9X tues p3 => @17 P3; ?10; ?12 bunsens
2x15 tripods tues p3 => @17 P3; ?15 tripods
bunsens x15 (not 16) 9X tues p3 => @17 P3; 15 Bunsen burner; ?not 16
10 bunsens for me and 10 for Mr Smith, tues p3 => @17 P3; ?10 bunsens; ?10 for
All the microscopes for 7X2 thurs p1 => @19 P1; ?microscopes
as many tripods as you have, 9X tues p3 => @17 P3; ?tripods
no bunsens this time, just 15 kettles for 7X2 Thurs P1 => @19 P1; 15 Kettle
Cancel the 10 bunsens for 9X tues p3 => @17 P3; ?Cancel; ?10 bunsens
Can we move food tests from Tues P1 to Thurs P4 => @?; ?move; ?food tests
Swap my osmosis on fri p3 for food tests => @20 P3; ?osmosis; ?food tests
same as last week for 9X1 tues p3 but 12 not 10 => @17 P3; ?same as last week; ?12; ?10
9X1 P3 tues: 10 bunsens. 8Y2 P5 tues: the same. => @?; ?10 bunsens; ?same
Period 3 Tues and period 5 Thurs, 9X1: 15 protractors each time => @?; 15 Protractor
food tests with 7X2, mon p1 + thurs p1, 15 bunsens each lesson => @?; #Food tests; 15 Bunsen burner
10 bunsens (12 if 9X1 is bigger now) tues p3 => @17 P3; ?10 bunsens; ?12 if
500ml 1M HCl, no 0.5M, 9X tues p3 => @17 P3; ?500ml 1M HCl; ?0.5M
15 beakers 250 or 100 whichever, tues p1 => @17 P1; ?15 beakers
10 lots of 3 test tubes tues p1 => @17 P1; ?10 lots of 3 test tubes
3 test tubes x 10 groups, 9X tues p3 => @17 P3; ?3 test tubes; ?10 groups
tripods and gauzes, 10 of each, 9X tues p3 => @17 P3; ?tripods; ?gauzes; ?10 of each
P1 not P3 on Tues, 8 data loggers => @?; 8 Data logger
not tues, thurs p5 9X1: 8 glass blocks => @?; 8 Glass block
Titration 12B weds p3 but with 20 burettes not 16 => @18 P3; #Titration of acid and alkali; 20 Burette 50 cm³; ?16
Hi! 9X1 have gone to 32 so 16 sets of everything for series and parallel, tues P3 => @17 P3; #Series and parallel circuits; ?16 sets; ?32
Reaction time 11X thurs p4. Oh and 8Y2 need 15 stopwatches fri p2. => @?; ?Reaction time; ?15 stopwatches
I dont think we need the goggles 9X tues p3 => @17 P3; ?goggles
If its raining 12 quadrats otherwise 12 light meters, 8Y2 fri p2 => @20 P2; ?12 quadrats; ?12 light meters
15 bunsens unless Jo has them, tues p3 => @17 P3; ?15 bunsens; ?unless
10 bunsens, oh wait 11 bunsens, 9X tues p3 => @17 P3; ?bunsens
please dont send the 10 microscopes tues p3 => @17 P3; ?10 microscopes
`;
