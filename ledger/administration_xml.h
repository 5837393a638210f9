/* How the tax administration's own checker judges a FEC in XML: by the published schemas
 * (formatA47A-I-VII-1.xsd and the three of art. VIII), then as the flat file it makes of it. */
#ifndef DENIER_LEDGER_ADMINISTRATION_XML_H
#define DENIER_LEDGER_ADMINISTRATION_XML_H

#include "ledger/administration_line.h"

typedef struct AdministrationXml AdministrationXml;

/* Begins with the start of the file, which names its schema. Owned by the arena. */
AdministrationXml *administration_xml_begin(Arena *arena, Text start);

/* More bytes of the file. */
void administration_xml_add(AdministrationXml *xml, Text bytes);

/* The file ends: whether it passed; else why not, and at which line. */
bool administration_xml_end(AdministrationXml *xml, AdministrationTrouble *trouble, uint64_t *line);

#endif
