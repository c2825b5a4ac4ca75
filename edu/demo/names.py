"""Names of people who do not exist: surnames by rough frequency, given names of several generations."""

from __future__ import annotations

from edu.domain.prng import Stream

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金贾韦夏付方邹熊白孟秦邱江尹薛阎段雷侯龙陶黎贺顾毛郝龚邵万覃武戴孔向汤"
)
_DOUBLE = ("欧阳", "上官", "诸葛", "司徒", "尉迟", "令狐")
_OLD = "国建军华明平志强德福根木水火土金银秀英桂兰凤珍玉梅菊香春生"
_MIDDLE = "伟杰敏静丽强磊洋勇艳军霞刚萍鹏飞燕红斌娟波辉超宁婷玲浩"
_YOUNG = "子涵梓轩宇辰欣怡雨桐浩然思远诗雅俊熙一诺博文若曦嘉懿"
_RARE = ("䶮", "𬭩", "堃", "喆", "珺", "玥", "镕", "赟", "翀", "昇", "菓", "骉", "峣", "垚")
_LONG = ("阿依古丽·买买提", "欧阳·阿不都热合曼", "迪丽努尔·艾合买提")


def name_of(stream: Stream, birth_year: int) -> str:
    """One in sixty has a rare character, one in four hundred a long name."""
    if stream.below(400) == 0:
        return stream.choice(_LONG)
    # earlier surnames are more frequent: the smaller of two draws
    surname = _SURNAMES[min(stream.below(len(_SURNAMES)), stream.below(len(_SURNAMES)))]
    if stream.below(80) == 0:
        surname = stream.choice(_DOUBLE)
    pool = _OLD if birth_year < 1970 else _MIDDLE if birth_year < 1992 else _YOUNG
    given = pool[stream.below(len(pool))]
    if stream.below(60) == 0:
        return surname + given + stream.choice(_RARE)
    return surname + given + (pool[stream.below(len(pool))] if stream.below(5) else "")
