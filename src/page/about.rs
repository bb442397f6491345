//! How it works and where it ends. In: the rules. Out: the page. Refuses to know: single tasks.

use leptos::prelude::*;

use crate::measure;
use crate::part::badge::badge;
use crate::words;

/// The page.
#[component]
pub fn AboutPage() -> AnyView {
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
