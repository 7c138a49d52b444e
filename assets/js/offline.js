// On the page that stands in for one while the network is gone: tries again by itself when it is back.

addEventListener("online", () => location.reload());
