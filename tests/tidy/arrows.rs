//! Which folder of src/ may use which, and which libraries only some places may name. In: nothing. Out: the lists that
//! `tidy.rs` holds the tree to.

/// Each folder of src/ and what it may use besides itself.
pub const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("document", &["text"]),
    ("report", &["text", "document"]),
    ("measure", &["report"]),
    ("record", &["report", "measure"]),
    ("query", &["report", "measure", "record"]),
    ("thread", &["report", "measure", "record", "query"]),
    ("dataset", &["document", "report", "measure", "record", "query", "thread"]),
    ("note", &["report", "measure", "record", "query", "thread"]),
    ("link", &["report", "measure", "record", "query", "thread", "note"]),
    ("export", &["report", "measure", "record", "dataset", "query", "thread", "note", "link"]),
    ("chart", &[]),
    // The one door through which scripts ask the core.
    ("web/api", &["report", "measure", "record", "query", "web"]),
    ("web", &[]),
    ("words", CORE),
    // What the first page says before any program has come, written natively too.
    ("start", CORE_SHOWN),
    (
        "session",
        &[
            "words", "start", "web", "chart", "document", "report", "measure", "record", "query", "thread",
            "dataset", "note", "link", "export",
        ],
    ),
    (
        "part",
        &[
            "words", "start", "chart", "report", "measure", "record", "query", "thread", "note", "link",
            "export",
        ],
    ),
];
const CORE: &[&str] =
    &["document", "report", "measure", "record", "query", "thread", "dataset", "note", "link", "export"];

const CORE_SHOWN: &[&str] = &[
    "words", "chart", "report", "measure", "record", "query", "thread", "dataset", "note", "link", "export",
];

/// Libraries that only some places may name.
pub const LIBRARIES: &[(&str, &[&str])] = &[
    ("plotters", &["chart"]),
    ("hayro_interpret", &["document"]),
    ("html5ever", &["document"]),
    ("mailparse", &["document"]),
    ("office_oxide", &["document"]),
    ("quick_xml", &["document"]),
    ("leptos", &["session", "part", "page", "app", "main", "words"]),
    (
        "serde",
        &[
            "text",
            "document",
            "dataset/opened",
            "session/own",
            "report/recipe",
            "note",
            "link",
            "export",
            "record",
            "web/api",
        ],
    ),
    (
        "serde_json",
        &[
            "document/wire",
            "dataset/opened",
            "session/own",
            "report/recipe",
            "note",
            "link",
            "export",
            "record",
            "web/api",
        ],
    ),
    ("serde_wasm_bindgen", &["web/api"]),
];
