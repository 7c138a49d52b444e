seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
too-many-attempts = Das waren zu viele Versuche. Bitte warten Sie { $wait } und versuchen Sie es dann noch einmal.
