/* Help in all its forms, from the tables of commands, options and errors. */
#include "reports/command/commands.h"
#include "reports/command/commands_reading.h"

#include "engine/builder.h"
#include "ledger/fec_repair.h"
#include "ledger/fec_rules.h"
#include "reports/command/help_chain.h"
#include "reports/command/messages.h"
#include "reports/renderer.h"

#include <stdio.h>
#include <string.h>

static const char *say(const Session *session, const char *msgid) {
    return translate(session->language, msgid);
}

static void put(Builder *help) {
    Text text = builder_text(help);
    fwrite(text.bytes, 1, text.size, stdout);
}

/* "  -o, --output FILE" padded to the column of the explanations. */
static void add_option(const Session *session, Builder *help, const OptionRow *row) {
    enum { WIDTH = 30 };
    size_t before = help->size;
    if (row->letter) {
        builder_print(help, "  -%c, --%s", row->letter, row->name);
    } else {
        builder_print(help, "      --%s", row->name);
    }
    if (row->value) builder_print(help, " %s", say(session, row->value));
    size_t used = help->size - before;
    builder_repeat(help, ' ', used < WIDTH ? WIDTH - used : 1);
    builder_print(help, "%s\n", say(session, row->help));
}

static bool takes(const Command *command, const OptionRow *row) {
    for (const char *const *name = command->options; name && *name; name++) {
        if (strcmp(*name, row->name) == 0) return true;
    }
    return false;
}

static void add_options(const Session *session, Builder *help, const Command *command) {
    for (const OptionRow *row = options_table(); row->name; row++) {
        if (command ? takes(command, row) : row->is_common) add_option(session, help, row);
    }
}

static ExitCode help_overview(const Session *session) {
    Builder help = builder_in(session->arena);
    builder_print(&help, "%s\n\n",
                  say(session, N_("denier: the annual accounts of a French "
                                  "non-profit, exact and proven")));
    builder_print(&help, "%s: denier [-f %s]... %s [%s]\n\n", say(session, N_("Usage")),
                  say(session, N_("BOOK")), say(session, N_("COMMAND")),
                  say(session, N_("options")));
    builder_print(&help, "%s\n", say(session, N_("Commands (the French names do the same):")));
    for (const Command *command = commands_table(); command->name; command++) {
        builder_print(&help, "  %-18s%-18s%s\n", command->name, command->alias,
                      say(session, command->summary));
    }
    builder_print(&help, "\n%s\n", say(session, N_("Options of every command:")));
    add_options(session, &help, NULL);
    builder_print(&help,
                  "\n%s\n  denier -f 2022.txt -f 2021.txt annual-accounts -o "
                  "comptes-annuels-2022.pdf\n  denier help balance-sheet\n",
                  say(session, N_("Examples:")));
    put(&help);
    return EXIT_FINE;
}

static ExitCode help_command(const Session *session, const Command *command) {
    Builder help = builder_in(session->arena);
    const char *operands = command->operands ? say(session, command->operands) : "";
    builder_print(&help, "denier %s (%s): %s\n\n", command->name, command->alias,
                  say(session, command->summary));
    builder_print(&help, "%s: denier [-f %s]... %s %s [%s]\n", say(session, N_("Usage")),
                  say(session, N_("BOOK")), command->name, operands, say(session, N_("options")));
    if (command->options) {
        builder_print(&help, "\n%s\n", say(session, N_("Options of this command:")));
        add_options(session, &help, command);
    }
    builder_print(&help, "\n%s\n", say(session, N_("Options of every command:")));
    add_options(session, &help, NULL);
    builder_print(&help, "\n%s\n  %s\n", say(session, N_("Examples:")), command->example);
    put(&help);
    return EXIT_FINE;
}

static const char *trouble_name(Trouble trouble) {
    static const char *const NAMES[] = {
        [TROUBLE_NONE] = "",
        [TROUBLE_INFORMATION] = N_("information"),
        [TROUBLE_IRREGULAR] = N_("readable but irregular: the report is given"),
        [TROUBLE_PROOF] = N_("a proof failed: the document stays a draft"),
        [TROUBLE_UNREADABLE] = N_("refused data: no report"),
        [TROUBLE_USAGE] = N_("wrong usage"),
        [TROUBLE_MACHINE] = N_("the machine failed"),
    };
    return NAMES[trouble];
}

static ExitCode help_errors(const Session *session) {
    Builder help = builder_in(session->arena);
    for (int code = ERROR_NONE + 1; code < ERROR_COUNT; code++) {
        const ErrorKind *kind = error_kind((ErrorCode)code);
        builder_print(&help, "%s  %s\n       %s\n", kind->id, say(session, kind->message),
                      say(session, trouble_name(kind->trouble)));
        if (*kind->hint) builder_print(&help, "       %s\n", say(session, kind->hint));
    }
    put(&help);
    return EXIT_FINE;
}

static ExitCode help_rules(const Session *session) {
    static const Text OF_THE_CASE[ERROR_ARGUMENTS] = {
        {"...", 3}, {"...", 3}, {"...", 3}, {"...", 3}};
    Builder help = builder_in(session->arena);
    size_t count;
    const FecRule *rules = fec_rules(&count);
    for (size_t i = 0; i < count; i++) {
        const FecRule *rule = &rules[i];
        const ErrorKind *kind = error_kind(rule->kind);
        builder_print(&help, "%s  [%s, %s, %s]\n    %s\n    %s\n", rule->id,
                      say(session, rule_severity_name(rule->severity)), rule->law, kind->id,
                      say(session, rule->title), say(session, rule->explanation));
        if (*kind->hint) {
            Text remedy = sentence_fill(session->arena, say(session, kind->hint), OF_THE_CASE);
            builder_print(&help, "    %s %.*s\n", say(session, N_("remedy:")),
                          TEXT_ARGUMENTS(remedy));
        }
        if (fec_repair_corrects(rule->kind)) {
            builder_print(&help, "    %s\n",
                          say(session, N_("check --fix NEW-FILE corrects it, where that is "
                                          "certain.")));
        }
    }
    put(&help);
    return EXIT_FINE;
}

static ExitCode help_chain(const Session *session) {
    Builder help = builder_in(session->arena);
    help_add_chain(&help, session->language);
    put(&help);
    return EXIT_FINE;
}

/* Each verifier behind its name, to be copied into a file. */
static ExitCode help_verifier(const Session *session) {
    Builder help = builder_in(session->arena);
    size_t count;
    const Verifier *verifiers = help_verifiers(session->arena, &count);
    for (size_t i = 0; i < count; i++) {
        builder_print(&help, "---- %s\n", verifiers[i].name);
        builder_add(&help, verifiers[i].content);
    }
    put(&help);
    return EXIT_FINE;
}

/* A text of the man page: backslashes, and a leading dot or quote, would be commands there. */
static void add_roff(Builder *page, const char *text) {
    if (*text == '.' || *text == '\'') builder_add_string(page, "\\&");
    for (; *text; text++) {
        if (*text == '\\') {
            builder_add_string(page, "\\e");
        } else if (*text == '-') {
            builder_add_string(page, "\\-");
        } else {
            builder_add_byte(page, *text);
        }
    }
}

static void add_roff_options(const Session *session, Builder *page, const Command *command) {
    for (const OptionRow *row = options_table(); row->name; row++) {
        if (!(command ? takes(command, row) : row->is_common)) continue;
        builder_add_string(page, ".TP\n.B ");
        if (row->letter) builder_print(page, "\\-%c, ", row->letter);
        builder_add_string(page, "\\-\\-");
        add_roff(page, row->name);
        if (row->value) builder_print(page, " \\fI%s\\fR", say(session, row->value));
        builder_add_byte(page, '\n');
        add_roff(page, say(session, row->help));
        builder_add_byte(page, '\n');
    }
}

static void add_roff_commands(const Session *session, Builder *page) {
    for (const Command *command = commands_table(); command->name; command++) {
        builder_print(page, ".SS %s (%s)\n", command->name, command->alias);
        add_roff(page, say(session, command->summary));
        builder_add_string(page, "\n.PP\n.EX\n");
        add_roff(page, command->example);
        builder_add_string(page, "\n.EE\n");
        if (command->options) add_roff_options(session, page, command);
    }
}

static void add_roff_errors(const Session *session, Builder *page) {
    for (int code = ERROR_NONE + 1; code < ERROR_COUNT; code++) {
        const ErrorKind *kind = error_kind((ErrorCode)code);
        builder_print(page, ".TP\n.B %s\n", kind->id);
        add_roff(page, say(session, kind->message));
        builder_add_string(page, ".\n");
        if (*kind->hint) {
            add_roff(page, say(session, kind->hint));
            builder_add_string(page, ".\n");
        }
    }
}

static void add_roff_rules(const Session *session, Builder *page) {
    size_t count;
    const FecRule *rules = fec_rules(&count);
    for (size_t i = 0; i < count; i++) {
        const FecRule *rule = &rules[i];
        builder_add_string(page, ".TP\n.B ");
        add_roff(page, rule->id);
        builder_print(page, " \\fR(%s, %s, %s)\n", say(session, rule_severity_name(rule->severity)),
                      rule->law, error_kind(rule->kind)->id);
        add_roff(page, say(session, rule->title));
        builder_add_string(page, ".\n");
        add_roff(page, say(session, rule->explanation));
        builder_add_byte(page, '\n');
    }
}

static void add_roff_chain(const Session *session, Builder *page) {
    Builder chain = builder_in(session->arena);
    help_add_chain(&chain, session->language);
    for (Text rest = builder_text(&chain); rest.size;) {
        builder_add_string(page, ".PP\n");
        add_roff(page, text_copy(session->arena, text_take(&rest, '\n')).bytes);
        builder_add_byte(page, '\n');
    }
    size_t count;
    const Verifier *verifiers = help_verifiers(session->arena, &count);
    for (size_t i = 0; i < count; i++) {
        builder_add_string(page, ".SS ");
        add_roff(page, verifiers[i].name);
        builder_add_string(page, "\n.EX\n");
        for (Text rest = verifiers[i].content; rest.size;) {
            add_roff(page, text_copy(session->arena, text_take(&rest, '\n')).bytes);
            builder_add_byte(page, '\n');
        }
        builder_add_string(page, ".EE\n");
    }
}

/* The man page, in roff: `denier help --man` of the build. */
static ExitCode help_man(const Session *session) {
    Builder page = builder_in(session->arena);
    builder_add_string(&page, ".TH DENIER 1 \"\" \"denier " DENIER_VERSION "\"\n.SH NAME\n");
    builder_print(&page, "denier \\- %s\n.SH SYNOPSIS\n.B denier\n",
                  say(session, N_("annual accounts of a French non-profit")));
    builder_add_string(&page, "[\\fB\\-f\\fR \\fIBOOK\\fR]... \\fICOMMAND\\fR [\\fIoptions\\fR]\n");
    builder_print(&page, ".SH %s\n", say(session, N_("COMMANDS")));
    add_roff_commands(session, &page);
    builder_print(&page, ".SH %s\n", say(session, N_("OPTIONS")));
    add_roff_options(session, &page, NULL);
    builder_print(&page, ".SH %s\n", say(session, N_("EXIT STATUS")));
    builder_print(&page, ".TP\n0\n%s\n.TP\n1\n%s\n.TP\n2\n%s\n.TP\n3\n%s\n",
                  say(session, N_("fine, possibly with warnings")),
                  say(session, N_("findings: refused data, or a proof that failed")),
                  say(session, N_("wrong usage")),
                  say(session, N_("the machine failed: disk, permission or memory")));
    builder_print(&page, ".SH %s\n", say(session, N_("ERRORS")));
    add_roff_errors(session, &page);
    builder_print(&page, ".SH %s\n", say(session, N_("RULES OF THE FEC")));
    add_roff_rules(session, &page);
    builder_print(&page, ".SH %s\n", say(session, N_("THE CHAIN, AND HOW TO VERIFY IT")));
    add_roff_chain(session, &page);
    put(&page);
    return EXIT_FINE;
}

/* The completion script for bash: `denier help --completion` of the build. */
static ExitCode help_completion(const Session *session) {
    Builder script = builder_in(session->arena);
    builder_add_string(&script, "# bash completion of denier\n_denier() {\n"
                                "    local word=${COMP_WORDS[COMP_CWORD]}\n"
                                "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
                                "    case $before in\n");
    builder_add_string(&script, "    --lang) COMPREPLY=($(compgen -W 'fr en fr+en' -- \"$word\"));"
                                " return ;;\n");
    builder_add_string(&script, "    --color) COMPREPLY=($(compgen -W 'auto yes no' -- "
                                "\"$word\")); return ;;\n");
    builder_add_string(&script, "    -O|--format) COMPREPLY=($(compgen -W 'txt json csv pdf xlsx "
                                "html' -- \"$word\")); return ;;\n");
    builder_add_string(&script, "    -f|--file|-o|--output|--settings) COMPREPLY=($(compgen -f -- "
                                "\"$word\")); return ;;\n    esac\n    if [[ $word == -* ]]; then\n"
                                "        COMPREPLY=($(compgen -W '");
    for (const OptionRow *row = options_table(); row->name; row++) {
        builder_print(&script, "--%s ", row->name);
    }
    builder_add_string(&script, "' -- \"$word\"))\n    else\n        COMPREPLY=($(compgen -W '");
    for (const Command *command = commands_table(); command->name; command++) {
        builder_print(&script, "%s %s ", command->name, command->alias);
    }
    builder_add_string(&script, "' -- \"$word\"))\n    fi\n}\ncomplete -o default -F _denier "
                                "denier\n");
    put(&script);
    return EXIT_FINE;
}

ExitCode command_help(Session *session) {
    static const struct {
        const char *topic;
        ExitCode (*print)(const Session *session);
    } TOPICS[] = {{"errors", help_errors},
                  {"erreurs", help_errors},
                  {"rules", help_rules},
                  {"regles", help_rules},
                  {"chain", help_chain},
                  {"chaine", help_chain},
                  {"verifiers", help_verifier},
                  {"verificateurs", help_verifier},
                  {"man", help_man},
                  {"completion", help_completion}};
    bool is_help = session->command && session->command->run == command_help;
    if (!session->command || (is_help && session->options.operands.count < 2)) {
        return help_overview(session);
    }
    if (!is_help) return help_command(session, session->command);
    const char *topic = session->options.operands.items[1];
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
        if (strcmp(TOPICS[i].topic, topic) == 0) return TOPICS[i].print(session);
    }
    const Command *command = command_find(topic);
    if (command) return help_command(session, command);
    Error error = {0};
    error_set(&error, ERROR_COMMAND_UNKNOWN, text_of(topic), TEXT("denier help"));
    message_error(session, &error);
    return EXIT_USAGE;
}
