"""Miniature dumps, written for these tests."""

NEWSWIRE = """\
Site of the day 2018-09-18 Register
18 September 2018
    The presidents of Russia and Turkey shake hands before their talks in Sochi, September 17, 2018.

    Sochi Talks End in Deal on Demilitarised Zone - Kremlin Spokesman

    © AP/ Someone Else
    World
    The presidents of Russia and Turkey agreed to set up a demilitarised zone in the north of Syria, the spokesman said late on Monday.

    SOCHI (Sputnik) — Both armies will patrol the zone, which is to be fifteen kilometres deep, according to the text that was signed.

    "It was a long talk, and a good one," the spokesman said. "We now have a paper that both sides will work by in the coming weeks."

    Boat on the Bosphorus
    © Agency/ A. Photographer
    Ankara Hopes to Keep Its Posts Around the Province
    Ankara had warned that an attack on the province would drive hundreds of thousands of people over its border.

    Tags:
    zone, talks, Sochi, Syria, Turkey, Russia
"""

AGGREGATOR = """\
Thursday, 4 July 2019
Latest news
Main » Berlin expels two diplomats over killing in park

Berlin expels two diplomats over killing in park

12 December 2018

Germany has ordered two members of the embassy's staff to leave the country within a week, the foreign ministry in Berlin said.

The ministry accused the embassy of not having helped the police, who look for the men that ordered the killing of August.

In answer, the other government called the decision unfriendly, and promised that it would not remain without consequences.

Berlin expels two diplomats over killing in park
"""

COMMENTED = """\
    Ambassadors Promise Closer Work

    Ambassadors of both countries want to work together more closely, a spokesman of one of the missions said.

    UNITED NATIONS (Sputnik) – At a Thursday meeting, US Ambassador Nikki Haley led the delegation for the first time.

    On Friday, Ambassador Vitaly Churkin met her at his residence, and told reporters that the talk had been a useful one for both sides.

    After the meeting he noted that the tone had changed, and that he looked forward to hearing more from the new envoy.

    Envoy Says Old Sanctions Will Stay Until Peace Returns
    Haley, Churkin, United Nations, Russia
    Comment via Facebook
    • Comment

    All comments

    • avatar
      Anton P
      Sanctions were never lifted by talking. Moscow attacked its neighbour and will not leave.
    • avatar
      lets hope so
    • reader77in reply toAnton P(Show commentHide comment)
      Anton P, you should read a history book.

      The West promised not to move east.
    • Maria
      We will see how long this lasts!
    Show new comments (0)"""

WIRE_PAGE = """\
Back to Main page
World
Business & Economy
Military & Defense
News Feed
Loading
More news

Foreign minister says talks on missiles went well

World
November 14, 16:40 UTC+3

"We had a good talk about everything that parts us, and we will have another," the foreign minister said

Share
1 pages in this article

MANILA, November 14. /TASS/. Talks went on, Foreign Minister Sergey Lavrov said on Tuesday after seeing Secretary of State Rex Tillerson.

"We had a good talk about everything that parts us, and we will have another," he told reporters on the margins of the summit.

Both sides had accused each other of breaking the treaty, and each asked the other to open its sites to inspectors.

{{item.group_date}}
Show more
In other media
Most read
1
Four sailors missing after collision off the coast
2
Army tests new radar in the far north, says commander
"""

BULLETIN = """\
Today: Monday, 2 March 2026 year

Envoys signal wish to mend ties

Envoys signal wish to mend ties

The meeting of the two foreign ministers was the first step to mend the ties of both countries, a radio station reported on Thursday.

The president met the US Secretary of State on Wednesday to speak about arms control, said Sergey Lavrov, the foreign minister.

Mike Pompeo said that he hoped both sides would begin to work together where their interests meet, in Asia as well as in Europe.

There was no sign that the quarrel about elections had been settled, and neither side spoke of lifting sanctions for now.
"""
