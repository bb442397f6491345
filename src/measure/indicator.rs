//! Figures of narratives. In: a paragraph, its headings, a period. Out: each figure with year, kind,
//! name, bound, unit and clause. Refuses to know: where the paragraph stands in the report.
