//! Traditional characters and their simplified forms: the 1427 of Big5's frequent characters whose
//! simplified form stands among the frequent ones of GB 2312, after the Unicode variants. In: the pairs below, read by
//! the compiler, so that only four bytes a pair reach the program. Out: a table by code point.
//! Refuses to know: words (乾 is always 干); both sides of a search are folded alike, so it finds all the same.

use std::sync::OnceLock;

/// Each traditional character and its simplified form, by code point of the first.
const PAIRS: &str = "\
    丟丢並并乾干亂乱亞亚佈布佔占併并來来侖仑侶侣侷局係系俠侠倆俩倉仓個个們们倖幸倣仿倫伦偉伟側侧偵侦\
    偽伪傑杰傘伞備备傢家傭佣傳传債债傷伤傾倾僅仅僇戮僑侨僕仆僥侥僱雇價价儀仪億亿儈侩儉俭儘尽償偿優优\
    儲储兇凶兌兑兒儿內内兩两冊册冪幂凍冻凜凛凱凯別别刪删則则剋克剎刹剛刚剝剥創创剷铲劃划劇剧劉刘劊刽\
    劍剑劑剂勁劲動动務务勛勋勝胜勞劳勢势勳勋勵励勸劝勻匀匯汇區区協协卹恤卻却厭厌厲厉參参叢丛吳吴吶呐\
    呂吕員员唸念問问啞哑啟启喚唤喪丧喫吃喬乔單单喲哟嗆呛嗎吗嗚呜嘆叹嘔呕嘗尝嘩哗嘯啸噓嘘噴喷噸吨噹当\
    嚇吓嚐尝嚥咽嚨咙嚮向嚴严囂嚣囑嘱囪囱國国圍围園园圓圆圖图團团執执堅坚堯尧報报場场塊块塗涂塢坞塵尘\
    塹堑墊垫墜坠墮堕墳坟墾垦壇坛壓压壘垒壞坏壟垄壩坝壯壮壺壶壽寿夠够夢梦夥伙夾夹奧奥奪夺奮奋妝妆姊姐\
    姦奸姪侄娛娱婁娄婦妇媽妈嬌娇嬰婴嬸婶孃娘孫孙學学孿孪宮宫寢寝實实寧宁審审寫写寬宽寵宠寶宝將将專专\
    尋寻對对導导屆届屍尸屜屉屢屡層层屬属岡冈島岛峽峡崑昆崗岗崙仑嶄崭嶺岭嶼屿巒峦巖岩帥帅師师帳帐帶带\
    幀帧幟帜幣币幫帮幹干幾几庫库廁厕廂厢廄厩廈厦廚厨廟庙廠厂廢废廣广廬庐廳厅弔吊張张強强彆别彈弹彌弥\
    彎弯彙汇彥彦彿佛後后徑径從从復复徵征徹彻恆恒恥耻悅悦悶闷悽凄惡恶惱恼愛爱慄栗慇殷態态慘惨慚惭慣惯\
    慫怂慮虑慶庆慼戚慾欲憂忧憊惫憐怜憑凭憚惮憤愤憫悯憲宪憶忆懇恳應应懲惩懶懒懷怀懸悬懼惧懾慑戀恋戰战\
    戲戏戶户拋抛挾挟捨舍捲卷掃扫掄抡掙挣掛挂採采揀拣揚扬換换揮挥搆构損损搖摇搗捣搶抢搾榨摟搂摯挚摺折\
    摻掺撈捞撐撑撓挠撚捻撢掸撥拨撫抚撲扑撻挞撾挝撿捡擁拥擄掳擇择擊击擋挡擔担據据擠挤擬拟擰拧擱搁擲掷\
    擴扩擺摆擻擞擾扰攆撵攏拢攔拦攙搀攜携攝摄攣挛攤摊攪搅攬揽敗败敘叙敵敌數数斂敛斃毙斬斩斷断於于昇升\
    時时晉晋晝昼暈晕暢畅暫暂曆历曉晓曠旷曬晒書书會会東东柵栅桿杆條条棄弃棗枣棟栋棧栈棲栖楊杨楓枫業业\
    極极榮荣構构槍枪槓杠槳桨樁桩樂乐樑梁樓楼標标樞枢樣样樸朴樹树橋桥機机橢椭橫横檔档檢检檯台檸柠檻槛\
    櫃柜櫥橱櫻樱欄栏權权欽钦歎叹歐欧歡欢歲岁歷历歸归殘残殲歼殺杀殼壳毀毁毆殴毬球氈毡氣气氫氢氾泛汎泛\
    汙污決决沒没沖冲況况洩泄洶汹涼凉淒凄淚泪淨净淪沦淵渊淺浅渙涣減减渦涡測测渾浑湊凑湧涌湯汤準准溝沟\
    溫温溼湿滄沧滅灭滌涤滬沪滯滞滲渗滷卤滾滚滿满漁渔漢汉漣涟漬渍漲涨漸渐漿浆潑泼潔洁潛潜潤润潰溃澀涩\
    澆浇澗涧澤泽澱淀濁浊濃浓濕湿濘泞濟济濤涛濫滥濬浚濰潍濱滨濺溅濾滤瀉泻瀋沈瀕濒瀝沥瀰弥瀾澜灑洒灘滩\
    灣湾灤滦災灾為为烏乌無无煉炼煙烟煥焕煩烦熒荧熱热熾炽燄焰燈灯燐磷燒烧燙烫營营燦灿燬毁燭烛燴烩燻熏\
    燼烬爍烁爐炉爛烂爭争爲为爺爷爾尔牀床牆墙牽牵犢犊犧牺狀状狹狭狽狈猙狰猶犹獄狱獅狮獎奖獨独獰狞獲获\
    獵猎獸兽獺獭獻献現现琺珐瑣琐瑤瑶瑩莹瑪玛瑯琅環环瓊琼甕瓮產产産产畝亩畢毕畫画異异當当疇畴疊叠痙痉\
    痠酸瘋疯瘍疡瘓痪瘡疮瘧疟療疗癒愈癟瘪癡痴癢痒癥症癬癣癱瘫發发皚皑皺皱盃杯盜盗盞盏盡尽監监盤盘盧卢\
    盪荡眾众睏困睜睁瞇眯瞞瞒瞭了矚瞩矯矫砲炮硯砚碩硕確确碼码磚砖礎础礙碍礦矿礫砾礬矾祕秘祿禄禍祸禦御\
    禮礼禱祷禿秃稅税稈秆稜棱種种稱称穀谷積积穎颖穢秽穩稳穫获窩窝窪洼窮穷窯窑窺窥竄窜竅窍竊窃競竞筆笔\
    筍笋箇个箋笺箝钳節节範范築筑篩筛簍篓簡简簽签簾帘籃篮籌筹籐藤籠笼籤签籬篱籮箩籲吁粵粤糞粪糧粮糰团\
    糾纠紀纪約约紅红紉纫紋纹納纳紐纽純纯紗纱紙纸級级紛纷紡纺紮扎細细紳绅紹绍終终絃弦組组絆绊結结絕绝\
    絛绦絞绞絡络絢绚給给絨绒統统絲丝絹绢綁绑綏绥綑捆經经綜综綠绿綢绸綫线維维綱纲網网綴缀綵彩綸纶綻绽\
    綽绰綿绵緊紧緒绪緘缄線线緝缉緞缎締缔緣缘編编緩缓緬缅緯纬練练緻致縛缚縣县縫缝縮缩縱纵縴纤縷缕總总\
    績绩繃绷織织繕缮繞绕繡绣繩绳繪绘繫系繭茧繳缴繹绎繼继續续纏缠纓缨纔才纖纤纜缆缽钵罈坛罰罚罵骂罷罢\
    羅罗羣群羨羡義义習习翹翘聖圣聞闻聯联聰聪聲声聳耸聶聂職职聽听聾聋肅肃脅胁脈脉脣唇脫脱脹胀腎肾腦脑\
    腫肿腳脚腸肠膚肤膠胶膩腻膽胆膿脓臉脸臍脐臘腊臟脏臥卧臨临臺台與与興兴舉举舊旧艙舱艦舰艱艰艷艳茲兹\
    荊荆莊庄莖茎莢荚華华菸烟萊莱萬万葉叶葦苇葷荤蒐搜蒼苍蓆席蓋盖蓮莲蔔卜蔣蒋蔥葱蔭荫蕩荡蕪芜蕭萧薊蓟\
    薑姜薔蔷薦荐薩萨藍蓝藝艺藥药藷薯藹蔼蘆芦蘇苏蘊蕴蘋苹蘭兰蘿萝處处虛虚虜虏號号虧亏蛻蜕蝕蚀蝦虾蝨虱\
    蝸蜗螞蚂螢萤蟬蝉蟲虫蟻蚁蠅蝇蠍蝎蠟蜡蠱蛊蠶蚕蠻蛮衆众術术衛卫衝冲裏里補补裝装裡里製制複复褲裤襖袄\
    襪袜襯衬襲袭見见規规覓觅視视親亲覺觉覽览觀观觸触訂订訃讣計计訊讯討讨訓训訖讫託托記记訛讹訝讶訟讼\
    訣诀訪访設设許许訴诉診诊註注証证詐诈評评詛诅詞词詠咏詢询詣诣試试詩诗詫诧詭诡話话該该詳详誅诛誇夸\
    誌志認认誕诞誘诱語语誠诚誡诫誣诬誤误誦诵誨诲說说説说誰谁課课誹诽誼谊調调諄谆談谈請请諒谅論论諜谍\
    諧谐諱讳諷讽諸诸諺谚諾诺謀谋謂谓謄誊謊谎謎谜謗谤謙谦講讲謝谢謠谣謬谬謹谨譁哗證证譏讥識识譚谭譜谱\
    譟噪譯译議议譴谴護护譽誉讀读變变讒谗讓让讚赞豈岂豎竖豐丰豔艳豬猪貍狸貓猫貝贝貞贞負负財财貢贡貧贫\
    貨货販贩貪贪貫贯責责貯贮貳贰貴贵貶贬買买貸贷費费貼贴貿贸賀贺賂赂賃赁賄贿資资賈贾賊贼賒赊賓宾賜赐\
    賞赏賠赔賢贤賣卖賤贱賦赋質质賬账賭赌賴赖賸剩賺赚購购賽赛贅赘贈赠贊赞贍赡贏赢贓赃贖赎贛赣趕赶趙赵\
    趨趋跡迹跤交跼局踐践踴踊蹟迹蹤踪躊踌躍跃軀躯車车軋轧軌轨軍军軒轩軟软軸轴較较載载輓挽輔辅輕轻輛辆\
    輝辉輥辊輩辈輪轮輯辑輸输輻辐輾辗輿舆轄辖轅辕轉转轍辙轎轿轟轰辦办辭辞辮辫辯辩農农迴回這这連连週周\
    進进遊游運运過过達达違违遙遥遜逊遞递遠远適适遲迟遷迁選选遺遗遼辽邁迈還还邊边邏逻郵邮鄉乡鄒邹鄧邓\
    鄭郑鄰邻醜丑醞酝醫医醬酱釀酿釁衅釋释釐厘釘钉針针釣钓釦扣釩钒鈉钠鈍钝鈔钞鈕钮鈞钧鈣钙鈴铃鈾铀鉀钾\
    鉑铂鉗钳鉚铆鉛铅鉤钩鉸铰鉻铬銀银銅铜銑铣銘铭銜衔銲焊銳锐銷销銻锑鋁铝鋅锌鋇钡鋒锋鋤锄鋪铺鋸锯鋼钢\
    錄录錐锥錘锤錠锭錢钱錦锦錨锚錫锡錯错錳锰錶表鍊炼鍋锅鍍镀鍛锻鍬锹鍵键鍾钟鎂镁鎊镑鎖锁鎗枪鎚锤鎢钨\
    鎬镐鎮镇鎳镍鏈链鏟铲鏡镜鏽锈鐘钟鐮镰鐳镭鐵铁鑄铸鑑鉴鑒鉴鑰钥鑲镶鑷镊鑼锣鑽钻鑿凿長长門门閃闪閉闭\
    開开閏闰閑闲閒闲間间閘闸閡阂閣阁閥阀閨闺閩闽閱阅閻阎闆板闊阔闌阑闖闯關关闡阐闢辟陝陕陞升陣阵陰阴\
    陳陈陸陆陽阳隄堤隊队階阶隕陨際际隨随險险隱隐隴陇隸隶隻只雖虽雙双雛雏雜杂雞鸡離离難难雲云電电霑沾\
    霧雾靈灵靜静鞏巩韋韦韌韧韓韩韻韵響响頁页頂顶頃顷項项順顺須须頌颂預预頑顽頒颁頓顿頗颇領领頤颐頭头\
    頰颊頸颈頹颓頻频顆颗題题額额顏颜願愿顛颠類类顧顾顫颤顯显顱颅風风颱台颳刮飄飘飛飞飢饥飯饭飲饮飼饲\
    飽饱飾饰餃饺餅饼養养餌饵餒馁餓饿餘余餞饯餡馅館馆餵喂餽馈餾馏饅馒饑饥饒饶饞馋馬马馭驭馮冯馱驮馳驰\
    馴驯駁驳駐驻駒驹駕驾駛驶駝驼駭骇駱骆駿骏騁骋騎骑騙骗騰腾騷骚騾骡驅驱驕骄驗验驚惊驟骤驢驴骯肮髒脏\
    體体髮发鬆松鬍胡鬚须鬥斗鬧闹鬨哄鬱郁魚鱼魯鲁鮑鲍鮮鲜鯉鲤鯨鲸鰓鳃鱉鳖鱗鳞鳥鸟鳳凤鳴鸣鴉鸦鴕鸵鴛鸳\
    鴦鸯鴨鸭鴻鸿鴿鸽鵑鹃鵝鹅鵬鹏鵲鹊鶴鹤鷗鸥鷹鹰鹵卤鹹咸鹼碱鹽盐麗丽麥麦麵面麼么黃黄點点黨党黴霉鼕冬\
    齊齐齋斋齒齿齡龄齣出齧啮齲龋龍龙龐庞龔龚龜龟";

const COUNT: usize = count(PAIRS.as_bytes());
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// For each pair: how far its traditional character stands from the one before, and the high and the
/// low byte of the simplified one.
static PACKED: [[u8; COUNT]; 3] = packed(PAIRS.as_bytes());

const fn count(pairs: &[u8]) -> usize {
    let mut chars = 0;
    let mut at = 0;
    while at < pairs.len() {
        chars += (pairs[at] & 0xc0 != 0x80) as usize;
        at += 1;
    }
    chars / 2
}

/// The character whose three bytes begin at `at`.
const fn han(pairs: &[u8], at: usize) -> u32 {
    (pairs[at] as u32 & 15) << 12 | (pairs[at + 1] as u32 & 63) << 6 | (pairs[at + 2] as u32 & 63)
}

const fn packed(pairs: &[u8]) -> [[u8; COUNT]; 3] {
    let mut out = [[0; COUNT]; 3];
    let mut before = FIRST;
    let mut pair = 0;
    while pair < COUNT {
        let (from, to) = (han(pairs, pair * 6), han(pairs, pair * 6 + 3));
        assert!(from >= before && from - before < 256 && to >= FIRST && to <= LAST);
        out[0][pair] = (from - before) as u8;
        out[1][pair] = (to >> 8) as u8;
        out[2][pair] = to as u8;
        before = from;
        pair += 1;
    }
    out
}

/// What each ideograph is compared as; empty where none changes.
pub struct Simple(Vec<u16>);

static TABLE: OnceLock<Simple> = OnceLock::new();
static PLAIN: Simple = Simple(Vec::new());

impl Simple {
    /// The table; in a program cut into parts, one that changes nothing until the later part calls `learn`.
    pub fn get() -> &'static Simple {
        #[cfg(not(nuoji_parts))]
        Simple::learn();
        TABLE.get().unwrap_or(&PLAIN)
    }

    /// Makes the table of the pairs, once.
    pub fn learn() {
        TABLE.get_or_init(|| {
            let mut table: Vec<u16> = (FIRST as u16..=LAST as u16).collect();
            let mut at = 0;
            let [steps, high, low] = &PACKED;
            for (step, (high, low)) in steps.iter().zip(high.iter().zip(low)) {
                at += usize::from(*step);
                table[at] = u16::from(*high) << 8 | u16::from(*low);
            }
            Simple(table)
        });
    }

    pub fn of(&self, c: char) -> char {
        let place = (c as u32).wrapping_sub(FIRST) as usize;
        self.0.get(place).and_then(|&code| char::from_u32(u32::from(code))).unwrap_or(c)
    }
}
