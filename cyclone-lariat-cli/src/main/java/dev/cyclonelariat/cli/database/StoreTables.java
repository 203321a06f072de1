package dev.cyclonelariat.cli.database;

/**
 * The tables of an inbox or outbox, in words for humans.
 *
 * @param owner {@code inbox} or {@code outbox}, as the command is called too
 * @param messages the table of messages
 * @param parked the table of what was parked
 * @param afterUpgrade how the gem's table is used once it was upgraded, after a comma; may be empty
 */
record StoreTables(String owner, String messages, String parked, String afterUpgrade) {}
