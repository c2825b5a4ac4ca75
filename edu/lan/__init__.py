"""The one local server: phones and tablets of a drill. It knows HTTP; what a phone may do is the service's business.

server     its thread and loop, start and stop, which phones listen
calls      the addresses that a page calls, and the shape of what it may send
guards     what every request passes: host, size, rate, headers, words for errors
connection one connection: answers and log lines where aiohttp would speak for itself
newcomers  connections that never say anything whole
addresses  which of this machine's addresses phones can reach
page       the one page, with everything in it

Nothing outside this room imports aiohttp; services reach it by `ports.seats.SeatServer`.
"""
