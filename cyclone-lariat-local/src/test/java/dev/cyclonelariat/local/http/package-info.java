@NullMarked
package dev.cyclonelariat.local.http;

import org.jspecify.annotations.NullMarked;
