"""How questions ask: the kind of answer, the noun it goes with, and whether several answers are expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.asking import VALUES, Asked, kind_of, read_asking
from knowledge.language.folding import fold_text
from knowledge.language.segmentation import segment

CASES = [
    pytest.param(
        "这里后来改名为什么样的学校", Asked.ORGANISATION, "学校", id="organisation: 这里后来改名为什么样的学校"
    ),
    pytest.param("他被选为什么委员会的成员", Asked.ORGANISATION, "委员会", id="organisation: 他被选为什么委员会的成员"),
    pytest.param("湖底有多少天然气", Asked.COUNT, "天然气", id="count: 湖底有多少天然气"),
    pytest.param("东方出版社是什么", Asked.DEFINITION, None, id="definition: 东方出版社是什么"),
    pytest.param("What is Plato's motto?", Asked.THING, "motto", id="thing: What is Plato's motto?"),
    pytest.param("这所学校有多少名教师?", Asked.COUNT, "教师", id="count: 这所学校有多少名教师?"),
    pytest.param("这个国家有几个省?", Asked.COUNT, "省", id="count: 这个国家有几个省?"),
    pytest.param("全市人口是多少", Asked.COUNT, "人口", id="count: 全市人口是多少"),
    pytest.param("邻国有几多人口", Asked.COUNT, "人口", id="count: 邻国有几多人口"),
    pytest.param(
        "How many islands belong to Greece?", Asked.COUNT, "islands", id="count: How many islands belong to Greece?"
    ),
    pytest.param("how many people live there", Asked.COUNT, "people", id="count: how many people live there"),
    pytest.param("图书馆藏书多少册", Asked.COUNT, None, id="count: 图书馆藏书多少册"),
    pytest.param(
        "how much water does a camel drink", Asked.COUNT, "water", id="count: how much water does a camel drink"
    ),
    pytest.param("多伦多大学有多少学生", Asked.COUNT, "学生", id="count: 多伦多大学有多少学生"),
    pytest.param("参赛队伍数量", Asked.COUNT, "数量", id="count: 参赛队伍数量"),
    pytest.param("how many times did he win", Asked.COUNT, None, id="count: how many times did he win"),
    pytest.param("第一届有几个国家参加", Asked.COUNT, "国家", id="count: 第一届有几个国家参加"),
    pytest.param("公司有几千名员工", Asked.COUNT, "员工", id="count: 公司有几千名员工"),
    pytest.param("这几年有多少人移民", Asked.COUNT, None, id="count: 这几年有多少人移民"),
    pytest.param("新几内亚有几个岛", Asked.COUNT, "岛", id="count: 新几内亚有几个岛"),
    pytest.param("铁路是什么时候通车的?", Asked.DATE, None, id="date: 铁路是什么时候通车的?"),
    pytest.param("何时开始流行", Asked.DATE, None, id="date: 何时开始流行"),
    pytest.param("唐朝建立于哪一年?", Asked.DATE, None, id="date: 唐朝建立于哪一年?"),
    pytest.param("图书馆幾點開門", Asked.DATE, None, id="date: 图书馆幾點開門"),
    pytest.param("会议在几月几日举行", Asked.DATE, None, id="date: 会议在几月几日举行"),
    pytest.param("這本書是哪個世紀寫的", Asked.DATE, None, id="date: 這本書是哪個世紀寫的"),
    pytest.param("国庆节是星期几", Asked.DATE, None, id="date: 国庆节是星期几"),
    pytest.param("他出生的日期是?", Asked.DATE, "日期", id="date: 他出生的日期是?"),
    pytest.param("When was the bridge opened?", Asked.DATE, None, id="date: When was the bridge opened?"),
    pytest.param(
        "In which year did the dynasty end?", Asked.DATE, "year", id="date: In which year did the dynasty end?"
    ),
    pytest.param("What time does the shop close?", Asked.DATE, "time", id="date: What time does the shop close?"),
    pytest.param("Do you know when the war ended?", Asked.DATE, None, id="date: Do you know when the war ended?"),
    pytest.param("哪一天开学", Asked.DATE, None, id="date: 哪一天开学"),
    pytest.param("事情发生在公元几年", Asked.DATE, None, id="date: 事情发生在公元几年"),
    pytest.param("光合作用是什么?", Asked.DEFINITION, None, id="definition: 光合作用是什么?"),
    pytest.param("什么是通货膨胀", Asked.DEFINITION, None, id="definition: 什么是通货膨胀"),
    pytest.param("李白是谁?", Asked.DEFINITION, None, id="definition: 李白是谁?"),
    pytest.param("何谓民主", Asked.DEFINITION, None, id="definition: 何谓民主"),
    pytest.param("哈佛大学是什么", Asked.DEFINITION, None, id="definition: 哈佛大学是什么"),
    pytest.param("华为是一家什么样的公司?", Asked.DEFINITION, None, id="definition: 华为是一家什么样的公司?"),
    pytest.param("他是做什么的", Asked.DEFINITION, None, id="definition: 他是做什么的"),
    pytest.param("What is photosynthesis?", Asked.DEFINITION, None, id="definition: What is photosynthesis?"),
    pytest.param("what is a black hole", Asked.DEFINITION, None, id="definition: what is a black hole"),
    pytest.param("who is Ada Lovelace?", Asked.DEFINITION, None, id="definition: who is Ada Lovelace?"),
    pytest.param("What does UNESCO mean?", Asked.DEFINITION, None, id="definition: What does UNESCO mean?"),
    pytest.param("Tell me about the Silk Road", Asked.DEFINITION, None, id="definition: Tell me about the Silk Road"),
    pytest.param("區塊鏈係咩", Asked.DEFINITION, None, id="definition: 區塊鏈係咩"),
    pytest.param("从北京到上海坐火车要多久?", Asked.DURATION, None, id="duration: 从北京到上海坐火车要多久?"),
    pytest.param("战争持续了多少年?", Asked.DURATION, None, id="duration: 战争持续了多少年?"),
    pytest.param("他在国外住了几个月", Asked.DURATION, None, id="duration: 他在国外住了几个月"),
    pytest.param("這場戲演幾耐", Asked.DURATION, None, id="duration: 這場戲演幾耐"),
    pytest.param("做这道菜需要多少时间", Asked.DURATION, None, id="duration: 做这道菜需要多少时间"),
    pytest.param("How long did the siege last?", Asked.DURATION, None, id="duration: How long did the siege last?"),
    pytest.param(
        "how many days does the festival take",
        Asked.DURATION,
        None,
        id="duration: how many days does the festival take",
    ),
    pytest.param("总统的任期是多少年", Asked.DURATION, None, id="duration: 总统的任期是多少年"),
    pytest.param("how long is the film", Asked.DURATION, None, id="duration: how long is the film"),
    pytest.param("巴西的官方语言是什么", Asked.LANGUAGE, "官方语言", id="language: 巴西的官方语言是什么"),
    pytest.param("瑞士人说哪种语言?", Asked.LANGUAGE, "语言", id="language: 瑞士人说哪种语言?"),
    pytest.param(
        "what language is spoken in Iran", Asked.LANGUAGE, "language", id="language: what language is spoken in Iran"
    ),
    pytest.param("怎样泡绿茶?", Asked.MANNER, None, id="manner: 怎样泡绿茶?"),
    pytest.param("火山是如何形成的", Asked.MANNER, None, id="manner: 火山是如何形成的"),
    pytest.param("How do bees make honey?", Asked.MANNER, None, id="manner: How do bees make honey?"),
    pytest.param("用什么方法测量", Asked.MANNER, "方法", id="manner: 用什么方法测量"),
    pytest.param("长城有多长?", Asked.MEASURE, None, id="measure: 长城有多长?"),
    pytest.param("這座山有幾高?", Asked.MEASURE, None, id="measure: 這座山有幾高?"),
    pytest.param("湖的面积是多少平方公里", Asked.MEASURE, "面积", id="measure: 湖的面积是多少平方公里"),
    pytest.param("他去世时几岁?", Asked.MEASURE, None, id="measure: 他去世时几岁?"),
    pytest.param("水的沸点是多少度", Asked.MEASURE, None, id="measure: 水的沸点是多少度"),
    pytest.param("这只大象的体重是多少", Asked.MEASURE, "体重", id="measure: 这只大象的体重是多少"),
    pytest.param("How tall is the tower?", Asked.MEASURE, None, id="measure: How tall is the tower?"),
    pytest.param(
        "how far is the moon from the earth", Asked.MEASURE, None, id="measure: how far is the moon from the earth"
    ),
    pytest.param(
        "how much does a blue whale weigh?", Asked.MEASURE, None, id="measure: how much does a blue whale weigh?"
    ),
    pytest.param(
        "What is the area of Lake Baikal?", Asked.MEASURE, "area", id="measure: What is the area of Lake Baikal?"
    ),
    pytest.param("how old is the universe?", Asked.MEASURE, None, id="measure: how old is the universe?"),
    pytest.param("多伦多大学占地多大", Asked.MEASURE, None, id="measure: 多伦多大学占地多大"),
    pytest.param("这座大桥的造价是多少", Asked.MONEY, "造价", id="money: 这座大桥的造价是多少"),
    pytest.param("他去年的年薪是多少?", Asked.MONEY, "年薪", id="money: 他去年的年薪是多少?"),
    pytest.param("這家公司的市值是多少", Asked.MONEY, "市值", id="money: 這家公司的市值是多少"),
    pytest.param("一张门票几钱?", Asked.MONEY, None, id="money: 一张门票几钱?"),
    pytest.param("修这条路花了多少钱", Asked.MONEY, None, id="money: 修这条路花了多少钱"),
    pytest.param("工程总共耗资多少美元", Asked.MONEY, None, id="money: 工程总共耗资多少美元"),
    pytest.param("这部电影的票房达到多少?", Asked.MONEY, "票房", id="money: 这部电影的票房达到多少?"),
    pytest.param("How much did the museum cost?", Asked.MONEY, None, id="money: How much did the museum cost?"),
    pytest.param(
        "how much money did the charity collect?",
        Asked.MONEY,
        None,
        id="money: how much money did the charity collect?",
    ),
    pytest.param(
        "What was the ticket price in 1999?", Asked.MONEY, "price", id="money: What was the ticket price in 1999?"
    ),
    pytest.param(
        "What is the company's market cap?", Asked.MONEY, "cap", id="money: What is the company's market cap?"
    ),
    pytest.param("how many dollars were paid", Asked.MONEY, None, id="money: how many dollars were paid"),
    pytest.param("学校的年度预算", Asked.MONEY, "年度预算", id="money: 学校的年度预算"),
    pytest.param("annual budget of the city", Asked.MONEY, "budget", id="money: annual budget of the city"),
    pytest.param("門票價格", Asked.MONEY, None, id="money: 門票價格"),
    pytest.param("每股多少元", Asked.MONEY, None, id="money: 每股多少元"),
    pytest.param("北京古时候被称为什么?", Asked.NAME, None, id="name: 北京古时候被称为什么?"),
    pytest.param("这种现象叫做什么", Asked.NAME, None, id="name: 这种现象叫做什么"),
    pytest.param("组织的全称是什么", Asked.NAME, "全称", id="name: 组织的全称是什么"),
    pytest.param("他的笔名叫什么", Asked.NAME, None, id="name: 他的笔名叫什么"),
    pytest.param("当地人如何称呼这座山", Asked.NAME, None, id="name: 当地人如何称呼这座山"),
    pytest.param(
        "What is the scientific name of the tiger?",
        Asked.NAME,
        "name",
        id="name: What is the scientific name of the tiger?",
    ),
    pytest.param("月球古时候被称为什么", Asked.NAME, None, id="name: 月球古时候被称为什么"),
    pytest.param("大熊猫吃竹子。", Asked.NOTHING, None, id="nothing: 大熊猫吃竹子。"),
    pytest.param("The museum opened in 1901.", Asked.NOTHING, None, id="nothing: The museum opened in 1901."),
    pytest.param("公司任命了新的董事长", Asked.NOTHING, None, id="nothing: 公司任命了新的董事长"),
    pytest.param("丝绸之路", Asked.NOTHING, None, id="nothing: 丝绸之路"),
    pytest.param("哪家公司制造了这架飞机?", Asked.ORGANISATION, "公司", id="organisation: 哪家公司制造了这架飞机?"),
    pytest.param("他毕业于哪所大学", Asked.ORGANISATION, "大学", id="organisation: 他毕业于哪所大学"),
    pytest.param("哪家航空公司最安全", Asked.ORGANISATION, None, id="organisation: 哪家航空公司最安全"),
    pytest.param("哪家收购了这间工厂", Asked.ORGANISATION, None, id="organisation: 哪家收购了这间工厂"),
    pytest.param(
        "Which company built the dam?", Asked.ORGANISATION, "company", id="organisation: Which company built the dam?"
    ),
    pytest.param(
        "which university did she attend",
        Asked.ORGANISATION,
        "university",
        id="organisation: which university did she attend",
    ),
    pytest.param("哪支球队获得了冠军", Asked.ORGANISATION, "球队", id="organisation: 哪支球队获得了冠军"),
    pytest.param("哪家韩国公司造船最多", Asked.ORGANISATION, "公司", id="organisation: 哪家韩国公司造船最多"),
    pytest.param("谁发明了电话?", Asked.PERSON, None, id="person: 谁发明了电话?"),
    pytest.param("电影的导演是谁", Asked.PERSON, "导演", id="person: 电影的导演是谁"),
    pytest.param("Who wrote this poem?", Asked.PERSON, None, id="person: Who wrote this poem?"),
    pytest.param(
        "who was the first president of the republic?",
        Asked.PERSON,
        "president",
        id="person: who was the first president of the republic?",
    ),
    pytest.param("哪位科学家发现了镭?", Asked.PERSON, "科学家", id="person: 哪位科学家发现了镭?"),
    pytest.param("邊個寫呢首歌", Asked.PERSON, None, id="person: 邊個寫呢首歌"),
    pytest.param("这支球队的教练叫什么?", Asked.PERSON, "教练", id="person: 这支球队的教练叫什么?"),
    pytest.param("学校的创办人是哪一位?", Asked.PERSON, "创办人", id="person: 学校的创办人是哪一位?"),
    pytest.param("whose idea was it", Asked.PERSON, None, id="person: whose idea was it"),
    pytest.param("can you tell me who painted it", Asked.PERSON, None, id="person: can you tell me who painted it"),
    pytest.param("你知道谁写了这本书吗", Asked.PERSON, None, id="person: 你知道谁写了这本书吗"),
    pytest.param(
        "When the king died, who succeeded him?",
        Asked.PERSON,
        None,
        id="person: When the king died, who succeeded him?",
    ),
    pytest.param("哪个人发现了新大陆", Asked.PERSON, "人", id="person: 哪个人发现了新大陆"),
    pytest.param("瑞士的首都是什么?", Asked.PLACE, "首都", id="place: 瑞士的首都是什么?"),
    pytest.param("法国首都是什么", Asked.PLACE, "首都", id="place: 法国首都是什么"),
    pytest.param("哪个国家人口最多?", Asked.PLACE, "国家", id="place: 哪个国家人口最多?"),
    pytest.param("這種茶產自哪裡", Asked.PLACE, None, id="place: 這種茶產自哪裡"),
    pytest.param("佢住喺邊度", Asked.PLACE, None, id="place: 佢住喺邊度"),
    pytest.param("第二大城市是?", Asked.PLACE, None, id="place: 第二大城市是?"),
    pytest.param("他是哪国人", Asked.PLACE, None, id="place: 他是哪国人"),
    pytest.param("Where does the river begin?", Asked.PLACE, None, id="place: Where does the river begin?"),
    pytest.param(
        "What is the capital of Australia?", Asked.PLACE, "capital", id="place: What is the capital of Australia?"
    ),
    pytest.param(
        "which country exports the most coffee",
        Asked.PLACE,
        "country",
        id="place: which country exports the most coffee",
    ),
    pytest.param("最大的岛屿为何?", Asked.PLACE, "岛屿", id="place: 最大的岛屿为何?"),
    pytest.param("在哪个城市举行了第一届奥运会", Asked.PLACE, "城市", id="place: 在哪个城市举行了第一届奥运会"),
    pytest.param("哪个城市地铁线路最长", Asked.PLACE, "城市", id="place: 哪个城市地铁线路最长"),
    pytest.param("这座城市的人口排名第几?", Asked.RANK, None, id="rank: 这座城市的人口排名第几?"),
    pytest.param("他在比赛中获得第几名?", Asked.RANK, None, id="rank: 他在比赛中获得第几名?"),
    pytest.param("在世界上排多少", Asked.RANK, None, id="rank: 在世界上排多少"),
    pytest.param("How does Canada rank by area?", Asked.RANK, None, id="rank: How does Canada rank by area?"),
    pytest.param("what was her final ranking", Asked.RANK, "ranking", id="rank: what was her final ranking"),
    pytest.param("考试排第几名", Asked.RANK, None, id="rank: 考试排第几名"),
    pytest.param("天空为什么是蓝色的?", Asked.REASON, None, id="reason: 天空为什么是蓝色的?"),
    pytest.param("为何恐龙灭绝了", Asked.REASON, None, id="reason: 为何恐龙灭绝了"),
    pytest.param("甲骨文花钱是为了干啥", Asked.REASON, None, id="reason: 为了干啥"),
    pytest.param("他们图个啥", Asked.REASON, None, id="reason: 图个啥"),
    pytest.param("他是因为什么离开的", Asked.REASON, None, id="reason: 他是因为什么离开的"),
    pytest.param("迁都的原因是什么", Asked.REASON, "原因", id="reason: 迁都的原因是什么"),
    pytest.param("停课的原因是?", Asked.REASON, None, id="reason: 停课的原因是?"),
    pytest.param("點解啲魚會死", Asked.REASON, None, id="reason: 點解啲魚會死"),
    pytest.param("Why do cats purr?", Asked.REASON, None, id="reason: Why do cats purr?"),
    pytest.param("What caused the fire?", Asked.REASON, None, id="reason: What caused the fire?"),
    pytest.param(
        "what is the reason for the delay", Asked.REASON, "reason", id="reason: what is the reason for the delay"
    ),
    pytest.param("他们怎么没有参加", Asked.REASON, None, id="reason: 他们怎么没有参加"),
    pytest.param("他为什么失败", Asked.REASON, None, id="reason: 他为什么失败"),
    pytest.param("搬家是因为?", Asked.REASON, None, id="reason: 搬家是因为?"),
    pytest.param("农业占全国经济的百分之几?", Asked.SHARE, None, id="share: 农业占全国经济的百分之几?"),
    pytest.param("女生占多少?", Asked.SHARE, None, id="share: 女生占多少?"),
    pytest.param("失业率是多少", Asked.SHARE, "失业率", id="share: 失业率是多少"),
    pytest.param("水占人体的几成", Asked.SHARE, None, id="share: 水占人体的几成"),
    pytest.param(
        "What percentage of the island is forest?",
        Asked.SHARE,
        "percentage",
        id="share: What percentage of the island is forest?",
    ),
    pytest.param("what share of voters abstained", Asked.SHARE, "share", id="share: what share of voters abstained"),
    pytest.param("出口比上年增长了几个百分点?", Asked.SHARE, None, id="share: 出口比上年增长了几个百分点?"),
    pytest.param(
        "how much of the budget goes to schools?",
        Asked.SHARE,
        None,
        id="share: how much of the budget goes to schools?",
    ),
    pytest.param("通过率", Asked.SHARE, None, id="share: 通过率"),
    pytest.param("外国人占总人口约多少比例", Asked.SHARE, "比例", id="share: 外国人占总人口约多少比例"),
    pytest.param("蝙蝠吃什么?", Asked.THING, None, id="thing: 蝙蝠吃什么?"),
    pytest.param("他最喜欢哪本书?", Asked.THING, "书", id="thing: 他最喜欢哪本书?"),
    pytest.param("这条河流经什么地形", Asked.THING, "地形", id="thing: 这条河流经什么地形"),
    pytest.param("What did Newton discover?", Asked.THING, None, id="thing: What did Newton discover?"),
    pytest.param(
        "which instrument does he play?", Asked.THING, "instrument", id="thing: which instrument does he play?"
    ),
    pytest.param("哪种动物跑得最快", Asked.THING, "动物", id="thing: 哪种动物跑得最快"),
    pytest.param("茶有什么好处", Asked.THING, None, id="thing: 茶有什么好处"),
    pytest.param("高更在什么影响下创作", Asked.THING, None, id="thing: 高更在什么影响下创作"),
    pytest.param("半岛的东边为什么地形", Asked.THING, None, id="thing: 半岛的东边为什么地形"),
    pytest.param("哪种天然气最便宜", Asked.THING, None, id="thing: 哪种天然气最便宜"),
    pytest.param("哪部电影获得了大奖", Asked.THING, "电影", id="thing: 哪部电影获得了大奖"),
    pytest.param("月亮会发光吗?", Asked.YES_NO, None, id="yes_no: 月亮会发光吗?"),
    pytest.param("他是不是医生", Asked.YES_NO, None, id="yes_no: 他是不是医生"),
    pytest.param("她结婚了没", Asked.YES_NO, None, id="yes_no: 她结婚了没"),
    pytest.param("船到了没有?", Asked.YES_NO, None, id="yes_no: 船到了没有?"),
    pytest.param("饭吃没", Asked.YES_NO, None, id="yes_no: 饭吃没"),
    pytest.param("今年亏没亏", Asked.YES_NO, None, id="yes_no: 今年亏没亏"),
    pytest.param("这条路通不通", Asked.YES_NO, None, id="yes_no: 这条路通不通"),
    pytest.param("这里的房子贵不贵", Asked.NOTHING, None, id="nothing: 这里的房子贵不贵"),
    pytest.param("小镇为什么被淹没", Asked.REASON, None, id="reason: 小镇为什么被淹没"),
    pytest.param("为什么涨价", Asked.REASON, None, id="reason: 为什么涨价"),
    pytest.param("小镇被淹没", Asked.NOTHING, None, id="nothing: 小镇被淹没"),
    pytest.param("是否需要签证", Asked.YES_NO, None, id="yes_no: 是否需要签证"),
    pytest.param("Is the museum open on Mondays?", Asked.YES_NO, None, id="yes_no: Is the museum open on Mondays?"),
    pytest.param("did the team win the cup", Asked.YES_NO, None, id="yes_no: did the team win the cup"),
    pytest.param("有冇地鐵到機場", Asked.YES_NO, None, id="yes_no: 有冇地鐵到機場"),
    pytest.param("公司上市了没", Asked.YES_NO, None, id="yes_no: 公司上市了没"),
    pytest.param("合約簽了沒有?", Asked.YES_NO, None, id="yes_no: 合約簽了沒有?"),
    pytest.param("谁没来", Asked.PERSON, None, id="person: 谁没来"),
    pytest.param("陈旭什么时候入选国家队?", Asked.DATE, "", id="date: who did it is no focus"),
    pytest.param("这幅画最后拍出了什么价", Asked.MONEY, None, id="money: 什么价"),
    pytest.param("那名射手如今身价几何?", Asked.MONEY, "身价", id="money: 身价几何"),
    pytest.param("雪场年底的收入目标", Asked.MONEY, None, id="money: what stands before 目标"),
    pytest.param("what did the tunnel cost to dig", Asked.MONEY, None, id="money: what did it cost"),
    pytest.param("What was the orchard sold for?", Asked.MONEY, None, id="money: sold for"),
    pytest.param("What is the cottage worth?", Asked.MONEY, None, id="money: worth"),
    pytest.param("what stake does the museum hold", Asked.SHARE, "stake", id="share: stake"),
    pytest.param("茶叶出口涨得有多猛", Asked.SHARE, None, id="share: 涨得有多猛"),
    pytest.param("游客数突破了哪个大关", Asked.COUNT, None, id="count: 哪个大关"),
    pytest.param("这台机器吞下多少电池", Asked.COUNT, None, id="count: 下 before 多少"),
    pytest.param("工厂停工了几个季度", Asked.DURATION, "季度", id="duration: 几个季度"),
    pytest.param("what is the average waiting time", Asked.DURATION, "time", id="duration: the waiting time"),
    pytest.param("what is the opening time", Asked.DATE, "time", id="date: a time of day"),
    pytest.param("渡轮最早啥时开", Asked.DATE, None, id="date: 啥时"),
    pytest.param("新戏哪天上映的", Asked.DATE, None, id="date: 哪天 before 上"),
    pytest.param("湖里的水草影响了什么时尚", Asked.THING, None, id="thing: 什么时尚"),
    pytest.param("灯塔的站长叫什么名字", Asked.PERSON, "站长", id="person: 叫什么名字 of whom"),
    pytest.param("谁说再过几年河就干了", Asked.PERSON, None, id="person: 谁 at the start"),
    pytest.param("Name the captain of the ferry.", Asked.PERSON, "captain", id="person: name the"),
    pytest.param("背后的公司叫啥名字", Asked.ORGANISATION, "公司", id="organisation: 叫啥名字 of what"),
    pytest.param("一年卖出多少钱的茶,最多的是哪家", Asked.ORGANISATION, None, id="organisation: what ends it"),
    pytest.param("Which agencies inspect bridges?", Asked.ORGANISATION, "agencies", id="organisation: agencies"),
    pytest.param("老窑本轮领投方", Asked.ORGANISATION, None, id="organisation: 领投方"),
    pytest.param("哪家超市卖椰子", Asked.ORGANISATION, "超市", id="organisation: 超市 is no 市"),
    pytest.param("厂房一年要交多少电费", Asked.MONEY, "电费", id="money: 厂房一年要交多少电费"),
]
"""Question, kind, and focus (None where it does not matter)."""


@pytest.mark.parametrize(("question", "kind", "focus"), CASES)
def test_kind_and_focus(question: str, kind: Asked, focus: str | None) -> None:
    """A question's words and the noun beside them tell what is asked, on any topic, in any way to write it."""
    asking = read_asking(fold_text(question))
    assert asking.kind is kind
    assert focus is None or asking.focus == focus


def test_every_kind_is_asked() -> None:
    """The table of cases leaves out no kind of answer."""
    assert {case.values[1] for case in CASES} == set(Asked)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        pytest.param("哪些城市有地铁", True, id="哪些"),
        pytest.param("哪两个国家签订了条约", True, id="哪两个"),
        pytest.param("主演都有谁", True, id="都有谁"),
        pytest.param("两座塔分别有多高", True, id="分别"),
        pytest.param("Which three rivers meet here?", True, id="which three"),
        pytest.param("which countries border Chad", True, id="an English plural"),
        pytest.param("Who are the main characters?", True, id="who are"),
        pytest.param("哪座城市有地铁", False, id="哪座"),
        pytest.param("导演是谁", False, id="谁"),
        pytest.param("有多少人口", False, id="a number is one answer"),
        pytest.param("which is taller", False, id="a verb is no plural"),
        pytest.param("which business failed", False, id="a double s is no plural"),
    ],
)
def test_several(question: str, several: bool) -> None:
    """Plural question words expect more than one answer."""
    assert read_asking(fold_text(question)).several is several


@pytest.mark.parametrize(
    ("question", "span"),
    [
        pytest.param("湖的面积是多少平方公里", "多少平方公里", id="the unit belongs to it"),
        pytest.param("他毕业于哪所大学", "哪所", id="so does the measure word"),
        pytest.param("铁路是什么时候通车的", "什么时候", id="and the asked time"),
        pytest.param("竹子的哪一部分最硬", "哪一", id="a word that begins with a measure word stays whole"),
        pytest.param("How tall is the tower?", "how tall", id="English"),
        pytest.param("年度预算", "", id="keywords have none"),
        pytest.param("大熊猫吃竹子。", "", id="a statement has none"),
    ],
)
def test_span(question: str, span: str) -> None:
    """The span holds the words that ask, and nothing that is asked about."""
    folded = fold_text(question)
    asking = read_asking(folded)
    assert folded[asking.start : asking.end] == span
    assert span or asking.start == len(folded)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        pytest.param("医科大学", Asked.ORGANISATION, id="by its ending"),
        pytest.param("成功率", Asked.SHARE, id="by an ending of one character"),
        pytest.param("制度", Asked.THING, id="a listed exception"),
        pytest.param("政治制度", Asked.THING, id="the longest ending counts"),
        pytest.param("cities", Asked.PLACE, id="a plural in -ies"),
        pytest.param("companys", Asked.ORGANISATION, id="a plural"),
        pytest.param("窗户", None, id="unknown"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_kind_of(noun: str, kind: Asked | None) -> None:
    """A noun names a kind by the longest ending that the data knows."""
    assert kind_of(noun) is kind


def test_values_are_numbers_and_times() -> None:
    """Kinds answered by a number or a time are apart from those answered by a name or a clause."""
    assert {Asked.MONEY, Asked.COUNT, Asked.DATE} <= VALUES
    assert not VALUES & {Asked.PERSON, Asked.PLACE, Asked.REASON, Asked.THING, Asked.NOTHING}


PIECES = sorted({word.text for case in CASES for word in segment(fold_text(str(case.values[0])))} | set("?.,'是的 "))
"""Words and marks that questions are made of."""


@given(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
        st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    )
)
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed is read without an error, and spans and focus lie within it."""
    folded = fold_text(text)
    asking = read_asking(folded)
    assert 0 <= asking.start <= asking.end <= len(folded)
    assert 0 <= asking.focus_start <= len(folded)
    assert asking.focus.replace(",", "") in folded[asking.focus_start :].replace(",", "")
    assert read_asking(folded) == asking
