//! How it works and where it ends. In: the rules. Out: the page. Refuses to know: single tasks.

use leptos::prelude::*;

use crate::measure::{self, pace::RULE};
use crate::part::badge::badge;
use crate::query::Facet;
use crate::record::Quality;
use crate::session::{Session, href, narrowed, use_session};
use crate::words;

/// The page.
#[component]
pub fn AboutPage() -> AnyView {
    let session = use_session();
    view! {
        <article class="stack about">
            <h1>{words::ABOUT_TITLE.t()}</h1>
            <section class="card stack">
                <h2>{words::ABOUT_RULES.t()}</h2>
                <p>{words::ABOUT_RULES_LEAD.t()}</p>
                <ol class="rules">
                    {measure::rules()
                        .iter()
                        .map(|rule| {
                            view! {
                                <li class="rule">
                                    {badge(rule.status)}
                                    <span>{rule.says}</span>
                                    <code class="soft small">{rule.id}</code>
                                </li>
                            }
                        })
                        .collect_view()}
                </ol>
            </section>
            <section class="card stack">
                <h2>{words::ABOUT_PACE.t()}</h2>
                <p>{RULE.formula}</p>
                <p>{RULE.says}</p>
                <p class="notice">{words::ABOUT_PACE_NOT.t()}</p>
            </section>
            {quality(session)}
            <section class="card stack">
                <h2>{words::ABOUT_LIMITS.t()}</h2>
                <ul class="about-list">
                    {[words::ABOUT_LIMIT_TEXT, words::ABOUT_LIMIT_JUDGE, words::ABOUT_LIMIT_ERROR, words::ABOUT_LIMIT_SERVER]
                        .map(|word| view! { <li>{word.t()}</li> })
                        .collect_view()}
                </ul>
            </section>
        </article>
    }
    .into_any()
}

/// How well each report was read, in numbers.
fn quality(session: Session) -> AnyView {
    let rows = session.data.with_untracked(|data| {
        data.reports
            .iter()
            .map(|report| {
                let records: Vec<_> =
                    data.records.iter().filter(|record| record.report == report.source.id).cloned().collect();
                let quality = Quality::of(report, &records);
                let of_report = (Facet::Report, report.source.id.as_str());
                let tasks = href(&narrowed(&[of_report]));
                let doubts = href(&narrowed(&[of_report, (Facet::Doubt, "1")]));
                let name = data.short_title(&report.source.id);
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td>{quality.lines}</td>
                        <td><a href=tasks>{quality.tasks}</a></td>
                        <td>{quality.missing.iter().map(|(_, ids)| ids.len()).sum::<usize>()}</td>
                        <td>{quality.inherited.len()}</td>
                        <td>{quality.unanswered}</td>
                        <td><a href=doubts>{quality.doubtful.len()}</a></td>
                        <td>{quality.left_out.iter().map(|(_, signs)| *signs).sum::<usize>()}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    let heads = [
        words::FIELD_REPORT,
        words::SOURCE_LINES,
        words::SOURCE_TASKS,
        words::QUALITY_MISSING,
        words::QUALITY_INHERITED,
        words::QUALITY_UNMATCHED,
        words::FIELD_DOUBT,
        words::QUALITY_LEFT_OUT,
    ];
    view! {
        <section class="card stack">
            <h2>{words::QUALITY_TITLE.t()}</h2>
            <div class="chart">
                <table class="numbers">
                    <thead>
                        <tr>{heads.map(|word| view! { <th scope="col">{word.t()}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
