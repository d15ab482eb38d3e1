"""What everybody may see of meldingen: a map, a list, a feed per area, and a mail for those who ask for one."""
