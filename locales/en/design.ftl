# The page that shows every component. Its examples stand in the template.

design = Components
design-lead = Every part in every state. Petrol acts, marigold asks, everything else is paper.
design-back = Back to the desk
design-mark = Name mark
design-colour = Colour
design-type = Type
design-buttons = Buttons
design-fields = Fields
design-status = Status
design-customers-read = Customers read:
design-people = People
design-people-shapes = who asks is a circle, who answers a rounded square
design-conversation = Conversation
design-composer = Composer
design-messages = Messages
design-dialog = Dialog
design-empty = Empty

# What each colour is for
colour-canvas = page
colour-surface = sheets
colour-raised = menus
colour-sunken = wells
colour-hover = rows under the pointer
colour-line = hairlines
colour-line-2 = edges of fields
colour-ink = text
colour-ink-2 = second text
colour-ink-3 = placeholders
colour-accent = acts, links
colour-accent-tint = ours, chosen
colour-attn = asks, unread
colour-attn-tint = note, your turn
colour-ok = solved
colour-bad = wrong, late
colour-deep = the register at the door
