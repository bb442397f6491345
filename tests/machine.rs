//! What search engines and catalogues read of the page: the dataset in words of schema.org, true to the data.

use nuoji::dataset::{Dataset, Manifest};
use nuoji::export::{catalogue, package};
use nuoji::record;
use nuoji::report::{self, Report};
use serde_json::Value;

#[test]
fn the_dataset_is_described_as_it_is() {
    let reports: Vec<Report> = report::shipped().iter().map(report::read).collect();
    let tasks = reports.iter().flat_map(record::records).count();
    let data = Dataset::of(&reports, Manifest::of(&reports, "", ""));
    let said: Value = serde_json::from_str(&catalogue::linked_data(&data)).expect("JSON");
    assert_eq!(said["@type"], "Dataset");
    let about = said["description"].as_str().unwrap();
    assert!(about.contains(&format!("{tasks} 项任务")), "{about}");
    assert_eq!(said["spatialCoverage"]["name"], reports[0].source.locality.as_ref().unwrap().name);
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
