/** Topics and queues as names: standard and custom, with their ARNs, URLs, tags and attributes. */
@NullMarked
package dev.cyclonelariat.resource;

import org.jspecify.annotations.NullMarked;
