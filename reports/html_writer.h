/* The writer of HTML: markup is literal in the code, everything else is escaped. */
#ifndef DENIER_REPORTS_HTML_WRITER_H
#define DENIER_REPORTS_HTML_WRITER_H

#include "engine/builder.h"

/* Adds markup as it is; takes string literals only, which the empty ones around it enforce. */
#define html_markup(out, literal) builder_add((out), TEXT("" literal ""))

/* Adds content: what has a meaning in HTML is escaped, controls are not shown. */
void html_text(Builder *out, Text text);

/* Adds ` name="value"`, the value escaped. */
void html_attribute(Builder *out, const char *name, Text value);

/* Adds `<name class="...">content</name>`, the content escaped; no class when it is NULL. */
void html_element(Builder *out, const char *name, const char *class_name, Text content);

/* Adds a string of CSS with its quotes, safe inside <style>. */
void html_style_string(Builder *out, Text text);

#endif
