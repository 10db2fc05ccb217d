/** Has the browser save a table as a file, under its title: 'Late requests, by week' is `late-requests-by-week.csv`. */
export function saveCsv(document: Document, title: string, csv: string): void {
  const link = document.createElement('a');
  // the mark of its order lets spreadsheets read it as UTF-8
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  link.href = url;
  link.download = `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
