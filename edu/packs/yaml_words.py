"""What the YAML parser (libyaml) complains of, in Chinese: its own sentences are English and speak of tokens."""

from __future__ import annotations

_WORDS = {
    "mapping values are not allowed in this context": "这里不该有冒号",
    "mapping keys are not allowed in this context": "这里不该有“? ”",
    "block sequence entries are not allowed in this context": "这里不该有“- ”开头的列表项",
    "could not find expected ':'": "字段名后面少了冒号",
    "did not find expected key": "这一行和上面对不齐，或引号后面多了字",
    "did not find expected '-' indicator": "列表项要用“- ”开头，并和上一项对齐",
    "did not find expected ',' or ']'": "方括号没有写完，或里面少了逗号",
    "did not find expected ',' or '}'": "花括号没有写完，或里面少了逗号",
    "did not find expected node content": "这里应当有一个值",
    "did not find expected comment or line break": "“|”或“>”后面要换行",
    "did not find expected <document start>": "开头应是“字段: 值”",
    "found a tab character that violates indentation": "用了制表符（Tab）缩进",
    "found a tab character where an indentation space is expected": "用了制表符（Tab）缩进",
    "found character that cannot start any token": "有不能放在开头的符号，如制表符（Tab）、@ 或 `",
    "found unexpected ':'": "这里不该有冒号",
    "found unexpected end of stream": "引号没有成对，文件就结束了",
    "found unexpected document indicator": "引号没有成对，就遇到了“---”",
    "found unknown escape character": "双引号里有不认识的“\\”写法",
    "found invalid Unicode character escape code": "双引号里有不成立的字符编码",
    "control characters are not allowed": "有看不见的控制字符",
    "found incompatible YAML document": "YAML 的版本不对",
}


def in_chinese(problem: str) -> str:
    return _WORDS.get(problem, "有认不出的写法")
