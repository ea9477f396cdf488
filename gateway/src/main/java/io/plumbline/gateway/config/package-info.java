/**
 * What is set outside the command line: by a YAML file and by the environment, each value with where it comes from.
 * Knows the names that may be set only as it is told them, and nothing of what a value means.
 */
@NullMarked
package io.plumbline.gateway.config;

import org.jspecify.annotations.NullMarked;
