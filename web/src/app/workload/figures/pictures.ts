import type { Figures, HeatCell } from '@app/shared/contracts';
import type { PageWords } from '@app/shared/words';
import type { Picture } from './draw';
import type { Paints } from './paints';

const axes = (paints: Paints) => ({
  label: { color: paints.soft, fontFamily: paints.font, fontSize: 12 },
  line: { lineStyle: { color: paints.line } },
});

const base = (paints: Paints, names: readonly string[]): Picture => {
  const { label, line } = axes(paints);
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemHeight: 10, textStyle: { color: paints.soft, fontFamily: paints.font }, selectedMode: false },
    xAxis: { type: 'category', data: [...names], axisLabel: label, axisLine: line, axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: label, splitLine: line },
  };
};

/** What came each week, on time, late and late but excused, on top of each other. */
export function lateByWeek(weeks: Figures['weeks'], words: PageWords, today: string): (paints: Paints) => Picture {
  const { late } = words.figures;
  return (paints) => ({
    ...base(
      paints,
      weeks.map(({ week }) => words.figures.week(week, today)),
    ),
    series: [
      {
        type: 'bar',
        stack: 'asked',
        name: late.counted,
        color: paints.stop,
        barMaxWidth: 36,
        data: weeks.map((one) => one.late - one.excused),
      },
      { type: 'bar', stack: 'asked', name: late.excused, color: paints.warn, barMaxWidth: 36, data: weeks.map((one) => one.excused) },
      {
        type: 'bar',
        stack: 'asked',
        name: late.onTime,
        color: paints.calm,
        barMaxWidth: 36,
        data: weeks.map((one) => one.asked - one.late),
      },
    ],
  });
}

/** The hours of work of each week as bars, the technicians' as a line over them. */
export function loadByWeek(weeks: Figures['weeks'], words: PageWords, today: string): (paints: Paints) => Picture {
  const hours = (minutes: number) => Math.round(minutes / 6) / 10;
  const { load } = words.figures;
  return (paints) => ({
    ...base(
      paints,
      weeks.map(({ week }) => words.figures.week(week, today)),
    ),
    series: [
      { type: 'bar', name: load.work, color: paints.calm, barMaxWidth: 36, data: weeks.map(({ workMinutes }) => hours(workMinutes)) },
      {
        type: 'line',
        name: load.time,
        color: paints.ink,
        step: 'middle',
        symbolSize: 7,
        lineStyle: { type: 'dashed', width: 2 },
        data: weeks.map(({ technicianMinutes }) => hours(technicianMinutes)),
      },
    ],
  });
}

/** What lies on one weekday and period, all weeks together. */
export interface HeatSum {
  weekday: number;
  period: string;
  practicals: number;
  minutes: number;
}

/** Weekdays and periods with what there was in each, periods in the order in which they come on a day. */
export function heatOf(
  cells: readonly HeatCell[],
  weekdayOf: (date: string) => number,
): { weekdays: number[]; periods: string[]; sums: HeatSum[] } {
  const sums = new Map<string, HeatSum>();
  for (const { date, period, practicals, minutes } of cells) {
    const weekday = weekdayOf(date);
    const sum = sums.get(`${weekday} ${period}`) ?? { weekday, period, practicals: 0, minutes: 0 };
    sum.practicals += practicals;
    sum.minutes += minutes;
    sums.set(`${weekday} ${period}`, sum);
  }
  const periods = [...new Set(cells.map(({ period }) => period))].sort((one, other) =>
    one.localeCompare(other, undefined, { numeric: true }),
  );
  const weekdays = [...new Set([...sums.values()].map(({ weekday }) => weekday))].sort((one, other) => one - other);
  return { weekdays, periods, sums: [...sums.values()] };
}

/** From this share of the most on, a cell is so deep that pale figures are read better on it. */
const DEEP = 0.72;

/** The map of weekdays by periods: the more practicals, the deeper the colour, and the number in each. */
export function heatMap({ weekdays, periods, sums }: ReturnType<typeof heatOf>, words: PageWords): (paints: Paints) => Picture {
  return (paints) => {
    const { label } = axes(paints);
    const most = Math.max(1, ...sums.map(({ practicals }) => practicals));
    const data = sums.map(({ weekday, period, practicals }) => ({
      value: [weekdays.indexOf(weekday), periods.indexOf(period), practicals],
      // ink on the pale part of the scale, ground on the deep one, where each is read best
      label: { color: practicals > most * DEEP ? paints.ground : paints.ink },
    }));
    return {
      grid: { left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'category',
        data: weekdays.map((weekday) => words.dates.weekday(weekday)),
        axisLabel: label,
        axisLine: { show: false },
        axisTick: { show: false },
      },
      yAxis: { type: 'category', data: periods, inverse: true, axisLabel: label, axisLine: { show: false }, axisTick: { show: false } },
      visualMap: { show: false, min: 0, max: most, inRange: { color: [paints.faint, paints.calm] } },
      series: [
        {
          type: 'heatmap',
          data,
          label: { show: true, fontFamily: paints.font },
          itemStyle: { borderColor: paints.ground, borderWidth: 3 },
          emphasis: { disabled: true },
        },
      ],
    };
  };
}
