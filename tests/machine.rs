//! What search engines and catalogues read of the page: the dataset in words of schema.org, true to the data.

use nuoji::export::package;
use nuoji::record;
use nuoji::report::{self, Report};
use serde_json::Value;

fn described() -> Value {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/index.html")).unwrap();
    let kind = "<script type=\"application/ld+json\">";
    assert_eq!(page.matches(kind).count(), 1);
    let text = page.split_once(kind).and_then(|(_, rest)| rest.split_once("</script>")).unwrap().0;
    serde_json::from_str(text).expect("the dataset is described in JSON")
}

#[test]
fn the_dataset_is_described_as_it_is() {
    let reports: Vec<Report> = report::shipped().iter().map(report::read).collect();
    let tasks = reports.iter().flat_map(record::records).count();
    let said = described();
    assert_eq!(said["@type"], "Dataset");
    let about = said["description"].as_str().unwrap();
    assert!(about.contains(&format!("{tasks} 项任务")), "{about}");
    let years: Vec<i32> = reports.iter().map(|report| report.source.period.year).collect();
    let (first, last) = (years.iter().min().unwrap(), years.iter().max().unwrap());
    assert_eq!(said["temporalCoverage"], format!("{first}/{last}"));
    let files: Vec<&str> = package::files(&reports).into_iter().map(|file| file.name).collect();
    for one in said["distribution"].as_array().unwrap() {
        let address = one["contentUrl"].as_str().unwrap();
        // The workbook also stands beside the app.
        let name = address.strip_prefix("data/").unwrap_or(address);
        assert!(files.contains(&name), "{address} is no file of dist/");
    }
}
