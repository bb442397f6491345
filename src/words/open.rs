//! The texts of the page where a visitor opens reports of their own. In: nothing. Out: a constant for each text. Refuses to
//! know: where it stands.

use super::Word;
use crate::document::Refused;
use crate::document::sniff::Container;

words! {
    7;
    NAV_OPEN: "打开", "Open";
    OPEN_TITLE: "打开自己的报告", "Open reports of your own";
    OPEN_LEAD: "Word、WPS、Excel、PDF、网页、表格文件和压缩包都可以。文件只在这台设备上读，不会上传。", "Word, WPS, Excel, PDF, web pages, CSV and zip archives. Files are read on this device and never sent anywhere.";
    OPEN_CHOOSE: "选择文件，或把文件拖到页面上", "Choose files, or drop them anywhere on the page";
    OPEN_PASTE: "粘贴文字或表格", "Paste text or a table";
    OPEN_PASTE_HINT: "从网页或 Word 里复制的表格可以直接粘贴。", "Tables copied from a page or from Word can be pasted as they are.";
    OPEN_PASTED: "粘贴的内容", "pasted";
    OPEN_READ: "读取", "Read";
    OPEN_ADDRESS: "网址", "Address";
    OPEN_ADDRESS_HINT: "只在按下读取时访问这个网址，不带任何登录信息。很多网站不允许别的网页读取，那就请先下载文件。", "The address is asked only when you press Read, without any credentials. Many sites do not let other pages read them; download the file then.";
    OPEN_MORE_WAYS: "粘贴，或给出网址", "Paste, or give an address";
    OPEN_BUSY: "正在读 {}（第 {} 个，共 {} 个）……", "Reading {} ({} of {})…";
    OPEN_CANCEL: "取消", "Cancel";
    OPEN_REFUSED: "没有读出来的文件", "Files that were not read";
    OPEN_DISMISS: "知道了", "Dismiss";
    OPEN_DRAFTS: "读出来了，请看一看", "Read: please have a look";
    OPEN_FOUND: "读到：", "Found:";
    OPEN_TASKS: "项任务", "tasks";
    OPEN_FIGURES: "个数字", "figures";
    OPEN_UNITS: "个单位", "units";
    OPEN_DOUBTS: "处疑点", "doubts";
    OPEN_NO_TASKS: "没有认出任务。可以在下面改一改读法，或者只当资料收下。", "No tasks were recognised. Change how it is read below, or take it in as a text.";
    OPEN_ACCEPT: "收下这份报告", "Take this report in";
    OPEN_DISCARD: "不要了", "Leave it out";
    OPEN_UNDO: "撤销一步", "Undo";
    OPEN_CORRECTED: "已更正 {} 处", "{} corrections";
    OPEN_ACCEPTED: "已收下《{}》。", "“{}” is taken in.";
    OPEN_ABOUT: "这份报告的来历", "What this report is";
    OPEN_REPORT_TITLE: "标题", "Title";
    OPEN_PLACE: "地方", "Place";
    OPEN_PUBLISHER: "发布机构", "Publisher";
    OPEN_YEAR: "年份", "Year";
    OPEN_MONTH: "截至几月", "Up to month";
    OPEN_DATE: "发布日期", "Published";
    OPEN_SOURCE: "原文网址", "Source address";
    OPEN_DOUBT_LIST: "没把握的地方（{} 处）", "Places to check ({})";
    OPEN_DOUBT_MORE: "只列出前 {} 处。", "Only the first {} are listed.";
    OPEN_LINE: "第 {} 行", "line {}";
    OPEN_PART: "第 {} 部分：原文第 {}—{} 行", "Part {}: lines {}–{}";
    OPEN_READER: "读法", "Read as";
    OPEN_READER_TABLE: "表格", "a table";
    OPEN_READER_LIST: "条目", "a list";
    OPEN_READER_PARAGRAPHS: "段落", "paragraphs";
    OPEN_READER_NOTHING: "不读", "nothing";
    OPEN_ROLE: "这一栏是", "This column is";
    OPEN_SURE: "把握 {}%", "{}% sure";
    OPEN_NO_HEAD: "（没有表头）", "(no head)";
    OPEN_COLUMN_MORE: "更多", "More";
    OPEN_FILL: "空格沿用上一行", "Empty cells repeat the one above";
    OPEN_LABEL: "格子里从这几个字起另算一栏", "From these words on it is another column";
    OPEN_LABEL_ADD: "拆开", "Split";
    OPEN_ROW_EDIT: "更正", "Correct";
    OPEN_ROW_SAVE: "保存更正", "Save";
    OPEN_ROW_CLOSE: "不改了", "Close";
    OPEN_ROW_JOIN: "并入上一行", "Join to the row above";
    OPEN_ROW_SPLIT: "从这几个字起拆成两行", "Split the row at these words";
    OPEN_ROW_FIRST: "从这一行读起", "Read from this row on";
    OPEN_ROW_LAST: "读到这一行为止", "Read up to this row";
    OPEN_BY_HAND: "手工更正", "by hand";
    OPEN_INHERITED: "沿用上一行", "from above";
    OPEN_MORE_ROWS: "另有 {} 行没有列在这里，都已读入。", "{} more rows are read but not listed here.";
    OPEN_ALONE: "只写“责任单位”时，算作", "A lone 责任单位 counts as";
    OPEN_ALONE_GUESS: "照原来的判断", "as judged";
    OPEN_NAMES: "单位名称", "Names of units";
    OPEN_NAMES_HINT: "原文把几个单位连写，或者把一个单位断开时，在这里更正；每一行都会照此读。", "Where names of units run together or were cut, correct them here; it holds for all rows.";
    OPEN_NAMES_PRINTED: "原文写作", "As printed";
    OPEN_NAMES_MEANT: "应为（几个单位用顿号隔开）", "Means (several units parted by 、)";
    OPEN_NAMES_ADD: "照此读", "Apply";
    OPEN_TEXT: "原文（{} 行）", "The text ({} lines)";
    OPEN_OWN: "已收下的报告", "Reports taken in";
    OPEN_OWN_NONE: "还没有。收下的报告存在这个浏览器里，刷新、断网都还在。", "None yet. What you take in is kept by this browser, also without a network.";
    OPEN_SHOWN: "显示", "Shown";
    OPEN_RENAME: "标题", "Title";
    OPEN_REMOVE: "移除", "Remove";
    OPEN_REMOVED: "已移除《{}》。", "“{}” is removed.";
    OPEN_RESTORE: "放回来", "Bring it back";
    OPEN_EXPORT: "存为数据集文件", "Save as a data set";
    OPEN_AGAIN: "继续更正", "Correct further";
    OPEN_RECIPE: "存下更正", "Save corrections";
    OPEN_SEE: "看任务", "See the tasks";
    OPEN_SEE_SOURCE: "看原文", "See the text";
    OPEN_ALONE_SHOWN: "不显示本站收录的报告", "Hide this site's own reports";
    OPEN_NOT_KEPT: "浏览器没有存下自己的报告，关掉页面后要重新打开：", "The browser did not keep your reports; they are gone when the page is closed:";
    OPEN_KEPT_DENIED: "它不允许本站存储。", "it lets this site store nothing.";
    OPEN_KEPT_FULL: "空间不够。", "there is no room left.";
    OPEN_KEPT_UNREADABLE: "存下的有读不出来的，没有动它们。", "some of what is kept cannot be read; it was left as it is.";
    OPEN_NETWORK: "读这类文件的程序没有取到，请联网后再试。", "The program that reads such files did not come. Try again with a network.";
    OPEN_CRASHED: "读这份文件时程序出了错，别的都没有受影响。请另存为 .docx、.xlsx 或 .txt 再试。", "The program broke off reading this file; nothing else was touched. Save it as .docx, .xlsx or .txt and try again.";
    OPEN_LONG: "读了两分钟还没读完，已经停下。请拆小或另存为 .txt 再试。", "It was not read within two minutes. Make it smaller, or save it as .txt.";
    OPEN_CANCELLED: "已取消。", "Cancelled.";
    OPEN_NOTES_FILE: "这是批注文件，请在“我的批注”里导入。", "This is a file of notes: import it under “My notes”.";
    OPEN_FILE_UNREADABLE: "浏览器读不了这个文件：可能是文件夹，或已被移走。", "The browser cannot read this file: it may be a folder, or was moved.";
    OPEN_ADDRESS_DENIED: "这个网址没有给出内容：网站不允许别的网页读取，或网址不通。请下载文件再打开。", "The address gave nothing: its host does not allow it, or it is not there. Download the file and open it.";
    OPEN_RECIPE_BAD: "这份更正用不了。", "These corrections cannot be used.";
    ROLE_TARGET: "目标值", "Target";
    ROLE_REMARK: "备注", "Remark";
    ROLE_DEADLINE: "时限", "Deadline";
    ROLE_STATUS: "原文的状态", "Status as printed";
    ROLE_PROBLEMS: "存在问题", "Problems";
    ROLE_NEXT: "下一步", "Next steps";
    ROLE_PREVIOUS: "以前的进展", "Earlier progress";
    ROLE_PERSON: "责任人", "Person";
    ROLE_OTHER: "其他", "Other";
    ROLE_PERCENT: "完成率", "Rate";
    UNREAD_EMPTY: "文件是空的", "The file is empty";
    UNREAD_ENCRYPTED: "文件加了密码，请先去掉密码再另存", "The file is encrypted; save it without a password";
    UNREAD_DAMAGED: "文件已损坏或不完整", "The file is damaged or cut off";
    UNREAD_NO_TEXT: "里面只有图片，没有文字；请先用手机或扫描软件识别文字", "It holds pictures and no text; have its text recognised first";
    UNREAD_GARBLED: "文字层是乱码，认不出原来的字", "Its text layer holds other characters than are printed";
    UNREAD_ENCODING: "认不出文字编码；既不是 UTF-8、UTF-16，也不是 GB18030 或 Big5", "Its encoding is not known: neither UTF-8 nor UTF-16, GB18030 or Big5";
    UNREAD_LARGE: "文件太大", "The file is too large";
    UNREAD_OFD: "OFD 版式文件还不会读，请用阅读器另存为 PDF 或 Word", "OFD is not read yet; save it as PDF or Word";
    UNREAD_RTF: "RTF 文件还不会读，请用 Word 或 WPS 另存为 .docx", "RTF is not read yet; save it as .docx";
    UNREAD_SLIDES: "这是演示文稿，不是报告", "These are slides, not a report";
    UNREAD_PICTURE: "这是图片，没有文字；请先用手机或扫描软件识别文字", "This is a picture; have its text recognised first";
    UNREAD_PACKED: "这种压缩包还不会拆，请先解压，或改用 zip", "Archives of this kind are not opened; unpack it, or use zip";
    UNREAD_ZIP: "压缩包里没有可读的文件", "The archive holds no file that can be read";
    UNREAD_OLE: "里面不是 Word 文档，也不是 Excel 表格", "It holds neither a Word document nor a sheet";
    UNREAD_UNKNOWN: "认不出这是什么文件", "This kind of file is not known";
}

/// Why a file is not read, and what to do.
pub fn unread(why: Refused) -> &'static str {
    let word = match why {
        Refused::Empty => UNREAD_EMPTY,
        Refused::Encrypted => UNREAD_ENCRYPTED,
        Refused::Damaged => UNREAD_DAMAGED,
        Refused::NoText => UNREAD_NO_TEXT,
        Refused::Garbled => UNREAD_GARBLED,
        Refused::Encoding => UNREAD_ENCODING,
        Refused::TooLarge => UNREAD_LARGE,
        Refused::Unsupported(container) => match container {
            Container::Ofd => UNREAD_OFD,
            Container::Rtf => UNREAD_RTF,
            Container::Slides => UNREAD_SLIDES,
            Container::Picture => UNREAD_PICTURE,
            Container::Gzip | Container::Rar | Container::SevenZip => UNREAD_PACKED,
            Container::Zip => UNREAD_ZIP,
            Container::Ole => UNREAD_OLE,
            _ => UNREAD_UNKNOWN,
        },
    };
    word.t()
}

/// What a column holds, by the id of its role.
pub fn role(id: &str) -> &'static str {
    let word = match id {
        "no" => super::FIELD_NO,
        "theme" => super::FIELD_THEME,
        "goal" => super::FIELD_GOAL,
        "lead" => super::FIELD_LEAD,
        "support" => super::FIELD_SUPPORT,
        "progress" => super::FIELD_PROGRESS,
        "percent" => ROLE_PERCENT,
        "target" => ROLE_TARGET,
        "remark" => ROLE_REMARK,
        "deadline" => ROLE_DEADLINE,
        "status_text" => ROLE_STATUS,
        "problems" => ROLE_PROBLEMS,
        "next" => ROLE_NEXT,
        "previous" => ROLE_PREVIOUS,
        "person" => ROLE_PERSON,
        _ => ROLE_OTHER,
    };
    word.t()
}
