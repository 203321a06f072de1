/**
 * What SNS and SQS have in common on the wire: the query protocol (form in, XML out) and AWS JSON
 * 1.0, callers, errors, and the way from an HTTP request to an operation and back.
 */
@NullMarked
package dev.cyclonelariat.local.protocol;

import org.jspecify.annotations.NullMarked;
