import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, VisualMapComponentOption } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, HeatmapChart, LineChart, GridComponent, LegendComponent, VisualMapComponent, SVGRenderer]);

/** What can be drawn: bars, lines and a heat map; nothing else of the library is loaded. */
export type Picture = ComposeOption<
  BarSeriesOption | LineSeriesOption | HeatmapSeriesOption | GridComponentOption | LegendComponentOption | VisualMapComponentOption
>;

/** A drawing in an element of the page. */
export interface Drawing {
  show(picture: Picture): void;
  resize(): void;
  end(): void;
}

/** Begins a drawing that fills an element, as SVG. `chosen` hears which point was pressed, by the place of its series and its own. */
export function draw(host: HTMLElement, chosen: (place: number) => void): Drawing {
  const chart = init(host, null, { renderer: 'svg' });
  for (const element of [host, ...host.querySelectorAll('svg')]) emptiedWithoutText(element);
  chart.on('click', ({ dataIndex }) => chosen(dataIndex));
  return {
    show: (picture) => chart.setOption({ animation: false, ...picture }, { notMerge: true }),
    resize: () => chart.resize(),
    end: () => chart.dispose(),
  };
}

/** The library empties its elements by writing text as elements, which our content policy forbids: these are emptied another way. */
function emptiedWithoutText(element: Element): void {
  Object.defineProperty(element, 'innerHTML', { configurable: true, set: () => element.replaceChildren() });
}
