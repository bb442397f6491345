//! What became of a promise, said in the many ways that governments say it: each pair was written, and its status
//! given by reading, before any rule was asked. In: invented goals and progress. Out: status, and where it matters
//! the percentage or the figure that answers.

use nuoji::measure::{self, Judged, Verdict};
use nuoji::report::Period;

fn read(month: u8, goal: &str, progress: &str) -> Judged {
    measure::judge(goal, progress, None, Period { year: 2023, month })
}

#[track_caller]
fn check(month: u8, cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(goal, progress, want)| {
            let judged = read(month, goal, progress);
            let got = format!("{:?}", judged.status).to_lowercase();
            (got != *want).then(|| format!("{goal} | {progress}: {want}, got {got} by {}", judged.rule))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} otherwise:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn figures_that_are_not_out() {
    check(
        12,
        &[
            ("地区生产总值增长6.5%左右", "1—9月，地区生产总值增长6.1%。全年数据尚未公布。", "nodata"),
            ("规上工业增加值增长6%左右", "1—11月，规上工业增加值增长5.2%，全年数据未公布。", "nodata"),
            ("全社会研发投入强度达到3%", "统计数据未出。", "nodata"),
            ("主要污染物减排完成省下达任务", "全年减排数据暂未反馈。", "nodata"),
            ("主要污染物减排完成省下达任务", "省对市考核结果尚未公布。", "nodata"),
            ("落实林长制", "无", "nodata"),
            ("公布首批历史建筑名录", "名录尚未公布，已组织专家评审。", "ongoing"),
            ("出台人才新政", "尚未出台，正在征求意见。", "ongoing"),
        ],
    );
    check(
        6,
        &[
            ("城镇居民人均可支配收入增长6%", "二季度数据尚未公布。", "nodata"),
            ("进出口总额增长4%", "进出口数据暂未发布。", "nodata"),
            ("PM2.5平均浓度控制在35微克/立方米以下", "数据未出", "nodata"),
            ("落实河长制", "/", "nodata"),
            ("落实河长制", "", "nodata"),
        ],
    );
}

#[test]
fn a_target_that_is_not_out_leaves_the_facts() {
    check(
        6,
        &[
            (
                "节能降耗完成市下达目标",
                "市级目标尚未下达。上半年规上工业单位增加值能耗下降2.4%。",
                "reported",
            ),
            ("完成市下达的减排任务", "目前市下达任务指标尚未公布，已关停落后产能企业3家。", "reported"),
            ("完成省下达的民生实事", "省级任务尚未下达。", "reported"),
        ],
    );
}

#[test]
fn progress_that_says_what_the_goal_asks() {
    check(
        12,
        &[
            ("居民收入增长与经济增长基本同步", "居民人均可支配收入增长5.6%，与经济增长基本同步。", "done"),
            ("一般公共预算收入与经济发展保持同步", "一般公共预算收入增长4.1%，实现与经济发展同步。", "done"),
            ("空气质量优良天数比例达到省考核要求", "优良天数比例93.2%，达到省考核要求。", "done"),
            ("空气质量达到国家二级标准", "空气质量达到国家二级标准。", "done"),
            ("粮食播种面积保持稳定", "全年粮食播种面积保持稳定。", "done"),
            ("物价总水平控制在省定目标以内", "居民消费价格上涨0.3%，控制在省定目标以内。", "done"),
            ("固定资产投资增速高于全市平均", "固定资产投资增长7.4%，高于全市平均2.1个百分点。", "done"),
            ("居民收入增长与经济增长同步", "居民人均可支配收入增长5.6%，低于经济增长。", "reported"),
            ("空气质量达到国家二级标准", "空气质量未达到国家二级标准。", "reported"),
        ],
    );
}

#[test]
fn what_is_expected() {
    check(
        12,
        &[
            ("社会消费品零售总额增长8%左右", "预计全年社会消费品零售总额增长7%左右。", "reported"),
            ("完成工业投资50亿元", "预计全年完成工业投资目标任务。", "done"),
            ("财政总收入增长5%", "预计可完成年度目标。", "done"),
            ("新建体育公园1座", "预计2024年6月建成开放。", "ongoing"),
            ("完成老旧小区改造一期工程", "主体改造已结束，预计明年3月完成验收。", "ongoing"),
        ],
    );
    check(
        6,
        &[
            ("新建体育公园1座", "预计年底前建成开放。", "ongoing"),
            ("完成医院迁建", "预计10月底竣工。", "ongoing"),
            ("举办金秋文化节", "计划于9月举办。", "ongoing"),
            ("财政总收入增长5%", "预计可完成年度目标。", "ongoing"),
        ],
    );
}

#[test]
fn a_rate_of_a_part_decides_nothing() {
    check(
        12,
        &[
            ("加强食品安全监管", "开展专项检查18次，抽检合格率99.2%，不合格产品处置率100%。", "reported"),
            ("深化政务服务改革", "网办事项占比达96%，群众满意率98.7%。", "reported"),
            ("深入开展安全生产专项整治", "排查隐患523处，整改率97.5%。", "reported"),
            (
                "完善社会救助体系",
                "发放救助金320万元，其中临时救助完成率为92%，低保核查全面铺开。",
                "reported",
            ),
            ("做好疫苗接种工作", "累计接种45万剂次，接种率达92%。", "reported"),
            ("推进重点项目建设", "重点项目完成投资32亿元，占年度计划的96%。", "ongoing"),
        ],
    );
    let percent = |goal, progress| read(12, goal, progress).percent;
    assert_eq!(percent("推进重点项目建设", "重点项目完成投资32亿元，占年度计划的96%。"), Some(96.0));
    assert_eq!(percent("推进重点项目和民生工程建设", "其中民生工程完成率为92%，重点项目全面铺开。"), None);
    assert_eq!(percent("建设智造园和科创园", "智造园完成年度计划的75%；科创园完成年度计划的40%。"), None);
}

#[test]
fn a_count_below_its_target_inside_the_year() {
    check(
        6,
        &[
            ("新建口袋公园12个", "已建成5个。", "ongoing"),
            ("改造农村危房300户", "已完成改造168户。", "ongoing"),
            ("举办招聘会20场", "举办招聘会6场。", "ongoing"),
            ("一般公共预算收入150亿元", "实现一般公共预算收入82亿元。", "ongoing"),
            ("完成23项问题整改", "已完成15项。", "ongoing"),
            ("新增停车位2000个", "新增停车位2100个。", "exceeded"),
            ("新增停车位2000个", "新增停车位2000个。", "done"),
            ("地区生产总值增长6%", "上半年地区生产总值增长4.5%。", "reported"),
            ("火灾起数控制在100起以内", "发生火灾46起。", "reported"),
            ("完成投资20亿元", "上半年完成投资11亿元，完成年度计划的55%。", "ongoing"),
            ("完成投资20亿元", "完成年度计划的110%。", "exceeded"),
            ("拆除违建5万平方米", "拆除违建6.2万平方米，完成年度任务的124%", "exceeded"),
            ("改造老旧小区30个", "已开工20个，其中完工8个。", "ongoing"),
        ],
    );
}

#[test]
fn a_start_is_no_end() {
    check(
        6,
        &[
            ("新建幼儿园4所", "4所均已开工建设。", "ongoing"),
            ("改造老旧小区30个", "30个老旧小区改造全部开工。", "ongoing"),
            ("编制人才发展规划", "启动规划编制工作。", "ongoing"),
            ("完成道路大修8条", "已进场施工3条。", "ongoing"),
            ("开工建设幼儿园4所", "4所均已开工建设。", "done"),
        ],
    );
    check(12, &[("建成幼儿园4所", "4所幼儿园均已开工。", "ongoing")]);
}

#[test]
fn a_stated_remainder() {
    check(
        6,
        &[
            ("提升改造农贸市场6家", "已完成4家，其余2家正在施工。", "ongoing"),
            ("提升南门公园、北门广场和5处街心绿地", "5处街心绿地已提升，其余项目施工中。", "ongoing"),
        ],
    );
    check(
        12,
        &[
            (
                "完成南门公园、北门公园和8处社区绿地提升",
                "8处社区绿地已完成提升，南门公园完工，剩余北门公园施工中。",
                "ongoing",
            ),
            ("新建充电桩500个及配套用房", "充电桩500个已建成投用，其余配套用房正在施工。", "ongoing"),
            ("完成12个村污水管网改造", "10个村已完工，其余2个村正在收尾。", "short"),
            ("建设5个停车场和连通道", "5个停车场建成，连通道尚在施工。", "ongoing"),
        ],
    );
}

#[test]
fn what_was_stopped() {
    check(
        12,
        &[
            ("举办国际马拉松赛", "受疫情影响，赛事延期举办。", "halted"),
            ("举办国际马拉松赛", "因故取消", "halted"),
            ("实施滨河步道二期工程", "因资金原因，工程暂停施工", "halted"),
            ("建设冷链物流园", "项目停工", "halted"),
            ("开展文化下乡活动", "因疫情防控需要，活动暂停举办，拟于明年补办。", "halted"),
            ("规范施工现场管理", "下达整改通知书12份，责令5处工地暂停施工。", "reported"),
            ("优化营商环境", "取消证明事项45项。", "reported"),
            ("推进减税降费", "阶段性降低社保费率政策延期。", "reported"),
            ("举办消费节", "消费节没有取消，已如期举办。", "done"),
        ],
    );
}

#[test]
fn figures_at_the_end_of_the_year() {
    check(
        12,
        &[
            ("完成河道清淤20公里", "完成河道清淤23.5公里。", "exceeded"),
            ("完成河道清淤20公里", "完成河道清淤18公里。", "short"),
            ("一般公共预算收入增长6%", "一般公共预算收入下降2.3%。", "short"),
            ("生产安全事故起数下降10%", "生产安全事故起数同比上升5.6%。", "short"),
            ("万元工业增加值用水量下降3%", "万元工业增加值用水量下降3.4%。", "exceeded"),
            ("地区生产总值增长6.5%左右，确保6%以上", "地区生产总值增长6.8%。", "exceeded"),
            ("新增就业1万人，力争1.2万人", "新增就业1.1万人。", "short"),
            ("开通公交线路3条", "新开通公交线路3条。", "done"),
            ("城镇登记失业率控制在3.5%以内", "城镇登记失业率2.6%。", "exceeded"),
            ("新增就业5万人", "新增就业5.6万人，完成年度目标的112%。", "exceeded"),
        ],
    );
    let both = read(12, "地区生产总值增长6.5%左右，确保6%以上", "地区生产总值增长6.8%。");
    assert_eq!(both.measures.iter().map(|m| m.actual).collect::<Vec<_>>(), [Some(6.8), Some(6.8)]);
    let against = read(12, "生产安全事故起数下降10%", "生产安全事故起数同比上升5.6%。");
    assert_eq!((against.measures[0].actual, against.measures[0].verdict), (Some(-5.6), Verdict::Short));
}

#[test]
fn a_figure_of_a_part_of_the_year_is_judged_by_it() {
    check(
        12,
        &[
            ("规上工业增加值增长6%", "1—11月规上工业增加值增长5.1%。", "reported"),
            ("规上工业增加值增长6%", "前三季度，规上工业增加值增长5.1%。", "reported"),
            ("新增城镇就业2万人", "1—11月，新增城镇就业2.3万人。", "exceeded"),
            ("新增城镇就业2万人", "截至11月底，新增城镇就业1.8万人。", "ongoing"),
            ("完成农田改造5000亩", "截至12月20日，完成农田改造4600亩。", "short"),
            ("完成农田改造5000亩", "1—12月，完成农田改造4600亩。", "short"),
            ("招引亿元以上项目15个", "前三季度招引亿元以上项目9个，全年招引亿元以上项目16个。", "exceeded"),
            ("招引亿元以上项目15个", "上半年招引亿元以上项目9个。全年招引亿元以上项目14个。", "short"),
        ],
    );
}

#[test]
fn words_of_completion_and_of_work() {
    check(
        12,
        &[
            ("建成区级融媒体中心", "区级融媒体中心建成并投入运行。", "done"),
            ("出台促进民宿发展意见", "《关于促进民宿高质量发展的实施意见》已于5月印发。", "done"),
            ("组建城市运行管理中心", "城市运行管理中心于3月挂牌成立。", "done"),
            ("编制综合交通规划", "形成规划初稿，已征求部门意见。", "ongoing"),
            ("创建省级森林城市", "通过省级森林城市验收。", "done"),
            ("完成第三次农业普查", "全面完成。", "done"),
            ("落实十项民生实事", "十项民生实事任务全部完成。", "done"),
            ("推进医共体建设", "持续推进医共体建设，派出专家下沉坐诊200人次。", "ongoing"),
            ("推进人民医院二期建设", "人民医院二期主体结构封顶，正在进行内部装修。", "ongoing"),
            ("加快推进商业综合体建设", "土建完成80%，机电安装完成35%。", "ongoing"),
            ("加强校园安全管理", "开展校园安全检查4轮，整改隐患36处。", "reported"),
            ("弘扬志愿服务精神", "注册志愿者人数突破10万人，开展活动1200余场。", "reported"),
        ],
    );
    check(
        6,
        &[
            ("实施智慧停车项目", "已完成招标，进入设备安装阶段。", "ongoing"),
            ("推进数字化改革", "按序时进度推进。", "ongoing"),
            ("筹建区档案馆新馆", "已完成立项和选址，可研报告待批。", "ongoing"),
            ("建设保障性住房800套", "完成年度任务的100%。", "done"),
            ("建设5G基站500个", "完成60%。", "ongoing"),
        ],
    );
}

#[test]
fn more_words_of_other_governments() {
    check(
        12,
        &[
            ("确保不发生重特大安全生产事故", "全年未发生重特大安全生产事故。", "done"),
            ("坚决防止规模性返贫", "未发生规模性返贫现象。", "done"),
            ("确保不发生重特大安全生产事故", "发生较大事故1起，正在调查处理。", "ongoing"),
            ("创建国家卫生城市", "成功入选国家卫生城市。", "done"),
            ("争创省级全域旅游示范区", "获评省级全域旅游示范区。", "done"),
            ("推动企业做大做强", "3家企业入选省级示范名单。", "reported"),
            ("实现村级集体经济年收入20万元以上全覆盖", "实现村级集体经济年收入20万元以上全覆盖。", "done"),
            ("居民人均可支配收入增长5%", "数据预计2月公布。", "nodata"),
            ("建成农贸市场2个", "2个农贸市场已建成投用。", "done"),
            ("完成投资10亿元", "完成投资10.3亿元，完成年度计划的103%。", "exceeded"),
            ("实施农村公路提档升级工程", "农村公路提档升级工程已全面完工并通过验收。", "done"),
            ("引进高层次人才100人", "引进高层次人才126人，超额完成年度任务。", "exceeded"),
            ("深化国企改革", "完成3家国企重组，资产负债率降至58%。", "reported"),
            ("持续优化营商环境", "出台惠企政策28条，兑现奖补资金1.2亿元。", "reported"),
            ("开工建设市民中心", "市民中心已开工建设。", "done"),
            ("启动老城区更新规划编制", "已启动老城区更新规划编制。", "done"),
            ("完成区妇幼保健院迁建", "区妇幼保健院迁建主体完工，正在进行医疗设备安装。", "ongoing"),
            ("建设三所幼儿园", "三所幼儿园全部竣工交付。", "done"),
            ("培育省级专精特新企业30家", "累计培育省级专精特新企业35家。", "exceeded"),
            ("养老机构护理型床位占比达到55%", "护理型床位占比为57.2%。", "exceeded"),
            ("农村生活污水治理率达到95%", "农村生活污水治理率93.4%。", "short"),
            ("举办第五届文化艺术节", "第五届文化艺术节于10月成功举办。", "done"),
            ("规划建设城市绿心公园", "完成概念方案设计。", "ongoing"),
            ("规上工业亩均税收提高5%", "规上工业亩均税收同比提高6.1%。", "exceeded"),
        ],
    );
}

#[test]
fn more_words_inside_the_year() {
    check(
        6,
        &[
            ("建成农贸市场2个", "已完成选址，计划9月开工。", "ongoing"),
            ("举办区运动会", "拟定于10月举办。", "ongoing"),
            ("完成中心小学扩建", "已完成招投标，即将开工。", "ongoing"),
            ("完成中心小学扩建", "尚未启动。", "ongoing"),
            ("信访积案化解率达到100%", "信访积案化解率78%。", "ongoing"),
            ("越级走访下降10%", "越级走访同比下降22%。", "exceeded"),
            ("越级走访下降10%", "越级走访同比上升12%。", "reported"),
            ("安排产业项目20个，其中开工8个，竣工5个", "已开工6个，竣工2个，其余项目按计划推进。", "ongoing"),
            ("新增养老床位300张", "新增养老床位320张，提前完成年度任务。", "exceeded"),
            ("完成既有住宅加装电梯20台", "完工12台，在建8台。", "ongoing"),
            ("编制全域旅游规划", "规划文本已编制完成并印发。", "done"),
            ("推进智慧城管平台建设", "平台建设有序推进，已完成硬件安装。", "ongoing"),
            ("深化家庭医生签约服务", "家庭医生签约12.6万人，签约率46.3%。", "reported"),
            ("新建5G基站800个", "累计建成5G基站460个，完成年度任务的57.5%。", "ongoing"),
            ("全年空气优良天数比例达到85%以上", "1—6月，空气优良天数比例为88.2%。", "exceeded"),
            ("全年空气优良天数比例达到85%以上", "1—6月，空气优良天数比例为80.1%。", "reported"),
            ("启用新行政服务中心", "已启用。", "done"),
            ("落实减税降费政策", "累计新增减税降费3.2亿元。", "reported"),
            ("加快综合客运枢纽建设", "项目已累计完成投资2.1亿元，占总投资的42%。", "reported"),
            ("推进城乡供水一体化", "力争年底前全线贯通。", "ongoing"),
            ("制定数字经济扶持政策", "已形成征求意见稿。", "ongoing"),
        ],
    );
    check(
        3,
        &[
            ("地区生产总值增长6%", "一季度，地区生产总值增长6.4%。", "exceeded"),
            ("规模以上工业增加值增长7%", "1-2月，规模以上工业增加值同比下降3.1%。", "reported"),
            ("招引亿元以上项目40个", "新签约亿元以上项目11个。", "ongoing"),
            ("完成城区道路改造6条", "正在开展前期工作。", "ongoing"),
            ("全年新增就业1.2万人", "新增就业3100人。", "ongoing"),
            ("举办春季招聘月活动", "举办春季招聘月活动，提供岗位8600个。", "done"),
            ("组织开展全民国防教育", "制定年度工作计划。", "reported"),
        ],
    );
    check(
        9,
        &[
            ("新改建公厕15座", "15座公厕已全部完工。", "done"),
            ("改造棚户区1000户", "已完成改造860户，剩余140户正在施工。", "ongoing"),
            ("引进总部企业5家", "前三季度引进总部企业6家。", "exceeded"),
            ("建设高标准农田2万亩", "高标准农田建设已完成工程量的85%。", "ongoing"),
            ("社会消费品零售总额增长8%", "社会消费品零售总额增长7.2%，增速居全市第三。", "reported"),
        ],
    );
}

#[test]
fn targets_and_rates_in_columns_of_their_own() {
    use nuoji::measure::{Printed, judge_printed};
    let row = |goal, target, progress, percent, month| {
        let period = Period { year: 2023, month };
        judge_printed(&Printed { target, percent, ..Printed::of(goal, progress, period) })
    };
    let told = |judged: &Judged| {
        let one = |m: &measure::Measure| (m.target, m.unit.clone(), m.actual, m.in_column, m.verdict);
        (format!("{:?}", judged.status), judged.percent, judged.measures.iter().map(one).collect::<Vec<_>>())
    };
    let inside = row("开展职业技能培训", Some("1300人"), "700", Some(54.0), 6);
    let measure = (1300.0, "人".to_owned(), Some(700.0), true, Verdict::Unknown);
    assert_eq!(told(&inside), ("Ongoing".to_owned(), Some(54.0), vec![measure]));
    assert_eq!(inside.pace, Some(measure::Pace::On));
    let alone = row("开展职业技能培训", None, "", Some(54.0), 6);
    assert_eq!(told(&alone), ("Ongoing".to_owned(), Some(54.0), Vec::new()));
    let over = row("开展职业技能培训", Some("1300人"), "培训1420人。", None, 12);
    let measure = (1300.0, "人".to_owned(), Some(1420.0), true, Verdict::Exceeded);
    assert_eq!(told(&over), ("Exceeded".to_owned(), None, vec![measure]));
    let said_twice = row("培训1300人", Some("1300人"), "培训1200人", None, 12);
    assert_eq!((said_twice.measures.len(), said_twice.measures[0].in_column), (1, false));
    let plan = row("完成固定资产投资20亿元", None, "完成投资12亿元，为年计划的60%。", None, 6);
    assert_eq!((plan.percent, plan.rule), (Some(60.0), "count-below"));
    let bare = row("优化背街小巷交通组织", None, "已进场施工，完成60%。", None, 9);
    assert_eq!(bare.percent, Some(60.0));
    let foreign = row("Recruit 20,000 officers by 2025", None, "Done: 20,951 recruited", None, 12);
    assert_eq!((foreign.rule, foreign.measures.len(), foreign.claim), ("other-language", 0, None));
}
