"""The demo township 云溪镇: fictional places, firms and people with a year of history, made through the services.

    places     the township, its villages and its enterprises
    names      believable Chinese names, rare characters among them
    residents  who lives and works there, and the rosters that an office would keep of them
    year       what happened: classes, exams, lessons, drills, visits, certificates
    hall_days  who came to the experience hall, what they said, which parties were received
    township   all of it in order, with the clock that drives it

Nothing here writes a table: what the demo shows is what the program does. The area code 339921 does not exist.
"""
