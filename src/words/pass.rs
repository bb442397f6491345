//! The texts of passing a page on. In: nothing. Out: a constant for each text. Refuses to know: where it stands.

use super::Word;

words! {
    4;
    PASS: "分享这一页", "Share this page";
    PASS_LINK: "这一页的链接", "Link to this page";
    PASS_SYSTEM: "发送到……", "Send to…";
    PASS_EMBED: "复制嵌入代码", "Copy embed code";
    PASS_EMBED_HINT: "嵌入代码可以放进自己的网页，只显示这一页的内容，不带导航。", "The embed code shows this page within yours, without navigation.";
    PASS_QR: "这一页链接的二维码", "QR code of the link to this page";
    PASS_QR_HINT: "用手机扫一扫，打开的就是这一页。", "Scan it with a phone to open this very page.";
    PASS_LOCAL: "这是本机上的文件，链接只在这台电脑上有用；要发给别人，请直接发送这个文件。", "This page is a file on this device, so a link to it works here only; to pass it on, send the file itself.";
    EMBED_OPEN: "在诺迹中打开", "Open in Nuoji";
    EMBED_FROM: "来自诺迹，原文一字未改", "From Nuoji; not a character of the source changed";
    DESCRIBED: "{}：政府承诺了什么、谁牵头、报告怎么说、数字对不对得上、原文在第几行。", "{}: what the government promised, who leads, what was reported, whether the figures bear it out, and where it stands in the source.";
}
