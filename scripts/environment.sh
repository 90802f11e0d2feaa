# shellcheck shell=bash
# Variables that Java and Chromium would put into the environment of the running browser. There, one thread's setenv
# moves the table under another one's getenv, and the process dies (SIGSEGV in getenv, seen at starts); a variable that is
# there before is changed in its place. Sourced by run, test and the installed command.
export GDK_BACKEND=x11 FC_FONTATIONS=1
