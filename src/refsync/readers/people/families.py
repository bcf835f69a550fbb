"""Family names in scripts without spaces, by the letter that most begin with: "王明", "홍길동"."""

from __future__ import annotations

from collections.abc import Sequence

from refsync.patterns import regex

_CHINESE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔"
    "向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶牟艾尤穆卓吉缪车项连芦麦褚娄窦戚岑景党宫"
    "費费卜晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘查迟诸司闻傅"
    "張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鐘鍾譚陸賈鄒閻龍賀顧龔萬錢嚴湯溫莊聶魯歐關蘭寧紀畢單藍鮑華"
    "羅洪賴蔣顏簡赖骆楼简屠冼燕祖强駱樓饒繆車項連盧麥婁竇岑黨宮衛應閔邊卞榮叢鞏遲諸聞"
)
_JAPANESE = frozenset(
    "佐鈴高田伊渡山中小加吉木林斎斉齋齊清森池橋阿石長前藤岡後近村坂遠青福太西三原竹和安川上下今菅内新北"
    "南東宮平服杉浅野谷永秋荒島工須黒大桜櫻横水星久丸白土関堀本矢武片笠河古浜濱樋澤沢広廣岩岸飯松柴栗桑"
    "梅柳榎熊牧細奥児千五八足相角尾寺神根麻江津浦沼泉滝瀧戸門倉宇早若芦花菊豊富米稲畑町市塚塩増植立篠羽"
    "保向望春堤城赤有梶瀬亀影手榊緒鵜日畠曽船生臼狩仁椎桐駒垂"
    "国井入丹村栄玉甲真磯稲茂萩葛谷越辻遠酒里金鎌間阪飛香鳥鶴鹿黒徳深嶋"
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국은편용예경어봉복태계팽사감범"
)
_BEGIN = _CHINESE | _JAPANESE | _KOREAN
_OF_OTHER_LANGUAGES = regex(r"[\u30a0-\u30ff]|.{1,8}·")
"""How names of other languages begin: "ドウ", "让·杜"."""
_FEWEST = 1 / 3


def begin_with_families(names: Sequence[str]) -> bool:
    """Whether so many words begin like names in Chinese, Japanese or Korean that all may be names.

    Not all families are known here, those of Japan least. Of two remarks, as "经典、必读", mostly
    none begins so.
    """
    known = sum(name[0] in _BEGIN or bool(_OF_OTHER_LANGUAGES.match(name)) for name in names)
    return known >= _FEWEST * len(names)
