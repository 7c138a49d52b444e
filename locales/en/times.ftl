# Moments and days. Digits are 0 to 9 in every language, so that figures line up.

just-now = Just now
minutes-ago = { $minutes } min ago
today = Today
yesterday = Yesterday
# "21 Nov", "21 November"
day-of-month = { $day } { $month }
day-of-year = { $day } { $month } { $year }
# "22 November 2026, 10:31 CET"
exact-time = { $date }, { $time } { $zone }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
