# What went wrong: what is so, and what to do next.

# How long to wait.
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
too-many-attempts = These were too many attempts. Please wait { $wait }, then try again.
