package dev.cyclonelariat.cli.message;

import picocli.CommandLine.Command;

/** Groups the commands that look at message bodies. */
@Command(
    name = "message",
    description = "Look at message bodies.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Examples:", "  lariat message validate body.json"})
public final class MessageCommand {}
