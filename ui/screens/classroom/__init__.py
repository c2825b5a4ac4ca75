"""The trainer's room: a class from opening to its closed file. Also reachable from the manager's window.

today, classes, new_class       which classes there are, and opening one
class_page, panels/             one class as the line 报名 → 签到 → 授课 → 互动 → 考试 → 结业
enrol, signin, ask, close       one action each on the whole screen
courses, teach, slide           what is taught, as slides
desk, forms, words              who acts; short forms; figures in words
routes, pictures                builders of the mode, entries of the gallery
"""
