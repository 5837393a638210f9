"""What each account adds to which line of compte de résultat and bilan, kept by hand.

A line is named by the id of its row and followed by the numbers of its accounts; the longest number
that an account begins with wins. The tables of 2020 serve years opened before 2025, those of 2025
the years opened since. They share no file with the program: a line that the program takes from the
wrong account is found by comparing.
"""

INCOME_2020 = {
    "cotisations": "756",
    "ventes_biens": "701 702 703 707 7091 7092 7097",
    "ventes_prestations": "704 705 706 708 709",
    "concours_publics_subventions": "73 74",
    "versements_fondateurs": "753",
    "dons_manuels": "754 7541",
    "mecenats": "7542",
    "legs_donations": "6754 68164 6891 7543 7754 78164 7891",
    "contributions_financieres": "755",
    "reprises_exploitation": "781 791",
    "utilisations_fonds_dedies": "789",
    "autres_produits": "71 72 75",
    "achats_marchandises": "601 602 607 6091 6092 6097",
    "variation_stock": "603",
    "autres_achats_charges_externes": "60 61 62",
    "aides_financieres": "657",
    "impots_taxes": "63",
    "salaires": "64",
    "charges_sociales": "645 646 647 649",
    "dotations_amortissements_depreciations": "681",
    "dotations_provisions": "6815",
    "reports_fonds_dedies": "689",
    "autres_charges": "65",
    "produits_participation": "761",
    "produits_valeurs_mobilieres": "762",
    "autres_interets_produits": "76",
    "reprises_financieres": "786 796",
    "differences_positives_change": "766",
    "produits_cessions_vmp": "767",
    "dotations_financieres": "686",
    "interets_charges": "66",
    "differences_negatives_change": "666",
    "charges_cessions_vmp": "667",
    "produits_exceptionnels_gestion": "771 772",
    "produits_exceptionnels_capital": "77",
    "reprises_exceptionnelles": "787 797",
    "charges_exceptionnelles_gestion": "671 672",
    "charges_exceptionnelles_capital": "67",
    "dotations_exceptionnelles": "687",
    "participation_VII": "691",
    "impots_VIII": "69",
    "cvn_dons_nature": "870",
    "cvn_prestations_nature": "871",
    "cvn_benevolat": "875",
    "cvn_secours_nature": "860",
    "cvn_mises_disposition": "861",
    "cvn_charges_prestations": "862",
    "cvn_personnel_benevole": "864",
}

GROSS_2020 = {
    "frais_etablissement": "201",
    "frais_recherche_developpement": "203",
    "donations_temporaires_usufruit": "204",
    "concessions_brevets": "20 205 206 207 208",
    "immobilisations_incorporelles_en_cours": "232",
    "avances_immobilisations_incorporelles": "237",
    "terrains": "211 212",
    "constructions": "213 214",
    "installations_techniques": "215",
    "autres_immobilisations_corporelles": "21 218 22",
    "immobilisations_corporelles_en_cours": "23 231",
    "avances_immobilisations_corporelles": "238",
    "biens_legs_donations": "24",
    "participations": "25 26",
    "autres_titres_immobilises": "271 272 273 27682 277 278",
    "prets": "274 27684",
    "autres_immobilisations_financieres": "27",
    "stocks": "3",
    "creances_legs_donations": "461",
    "autres_creances": "409",
    "valeurs_mobilieres_placement": "50",
    "charges_constatees_avance": "486",
    "frais_emission_emprunts": "481",
    "primes_remboursement": "169",
    "ecarts_conversion_actif": "476",
}

ALLOWANCE_2020 = {
    "frais_etablissement": "2801 2901",
    "frais_recherche_developpement": "2803 2903",
    "donations_temporaires_usufruit": "2804 2904",
    "concessions_brevets": "280 290",
    "immobilisations_incorporelles_en_cours": "2932",
    "terrains": "2811 2812 2911 2912",
    "constructions": "2813 2814 2913 2914",
    "installations_techniques": "2815 2915",
    "autres_immobilisations_corporelles": "281 282 291 292",
    "immobilisations_corporelles_en_cours": "293",
    "biens_legs_donations": "294",
    "participations": "296",
    "autres_titres_immobilises": "2971 2972 2973",
    "prets": "2974",
    "autres_immobilisations_financieres": "297",
    "stocks": "39",
    "creances_clients": "491",
    "autres_creances": "49",
    "valeurs_mobilieres_placement": "59",
}

LIABILITIES_2020 = {
    "comptes_liaison": "18",
    "fonds_propres_statutaires": "102 1022 1023",
    "fonds_propres_complementaires": "1021 10232 1024",
    "fonds_statutaires_avec_droit": "103 1032",
    "fonds_complementaires_avec_droit": "1034",
    "ecarts_reevaluation": "105",
    "reserves_statutaires": "1063",
    "reserves_projet": "1068",
    "reserves_autres": "106",
    "report_a_nouveau": "11",
    "resultat_anterieur_a_affecter": "12",
    "fonds_propres_consomptibles": "108",
    "subventions_investissement": "13",
    "provisions_reglementees": "14",
    "fonds_reportes": "191",
    "fonds_dedies": "19",
    "provisions_risques": "151",
    "provisions_charges": "15",
    "emprunts_obligataires": "161 163 16881 16883",
    "emprunts_etablissements_credit": "164 16884",
    "emprunts_dettes_financieres_diverses": "16 17",
    "dettes_legs_donations": "466",
    "dettes_immobilisations": "269 279",
    "autres_dettes": "419 464 509",
    "produits_constates_avance": "487",
    "ecarts_conversion_passif": "477",
}

EITHER_SIDE_2020 = {
    "40": ("autres_creances", "dettes_fournisseurs"),
    "404 405 4084": ("autres_creances", "dettes_immobilisations"),
    "41": ("creances_clients", "autres_dettes"),
    "42 43 44": ("autres_creances", "dettes_fiscales_sociales"),
    "426": ("autres_creances", "emprunts_dettes_financieres_diverses"),
    "45 46 47 48": ("autres_creances", "autres_dettes"),
    "455": ("autres_creances", "emprunts_dettes_financieres_diverses"),
    "51 53 54 58": ("disponibilites", "emprunts_etablissements_credit"),
    "52": ("instruments_tresorerie_actif", "instruments_tresorerie_passif"),
}

INCOME_2025 = {
    "cotisations": "756",
    "ventes_biens": "701 702 703 707 7091 7092 7097",
    "ventes_prestations": "704 705 706 708 709",
    "concours_publics_subventions": "73 74",
    "versements_fondateurs": "753",
    "dons_manuels": "754 7541",
    "mecenats": "7542",
    "legs_donations": "6521 68164 6891 7543 7571 78164 7891",
    "contributions_financieres": "755",
    "reprises_exploitation": "781",
    "produits_cessions_immobilisations": "757",
    "utilisations_fonds_dedies": "789",
    "autres_produits": "71 72 75 75433",
    "achats_marchandises": "607 6097",
    "achats_matieres": "601 602 6091 6092",
    "variation_stock": "603",
    "autres_achats_charges_externes": "60 61 62",
    "aides_financieres": "657",
    "impots_taxes": "63",
    "salaires": "64",
    "cotisations_sociales": "645 646 647",
    "dotations_amortissements_depreciations": "681",
    "dotations_provisions": "6815",
    "valeurs_comptables_immobilisations": "652",
    "reports_fonds_dedies": "689",
    "autres_charges": "65",
    "produits_participation": "761",
    "produits_valeurs_mobilieres": "762 764",
    "autres_interets_produits": "76",
    "reprises_financieres": "786",
    "differences_positives_change": "766",
    "produits_cessions_financieres": "7671 7672",
    "produits_cessions_vmp": "767",
    "dotations_financieres": "686",
    "interets_charges": "66",
    "differences_negatives_change": "666",
    "valeurs_comptables_financieres": "6671 6672",
    "charges_cessions_vmp": "667",
    "total_V": "77 787",
    "total_VI": "67 687",
    "participation_VII": "691",
    "impots_VIII": "69",
    "cvn_dons_nature": "870",
    "cvn_prestations_nature": "871",
    "cvn_benevolat": "875",
    "cvn_secours_nature": "860",
    "cvn_mises_disposition": "861",
    "cvn_charges_prestations": "862",
    "cvn_personnel_benevole": "864",
}

GROSS_2025 = {
    "frais_etablissement": "201",
    "frais_developpement": "203",
    "donations_temporaires_usufruit": "204",
    "concessions_brevets": "205",
    "fonds_commercial": "207",
    "autres_immobilisations_incorporelles": "20 206 208",
    "immobilisations_incorporelles_en_cours": "232 237",
    "terrains": "211 212",
    "constructions": "213 214",
    "installations_techniques": "215",
    "autres_immobilisations_corporelles": "21 218 22",
    "immobilisations_corporelles_en_cours": "23 231 238",
    "biens_legs_donations": "24",
    "participations": "25 26",
    "creances_participations": "267 268",
    "autres_titres_immobilises": "271 272 273 27682 277 278",
    "prets": "274 27684",
    "autres_immobilisations_financieres": "27",
    "stocks": "3",
    "avances_versees": "4091",
    "creances_legs_donations": "461",
    "autres_creances": "409",
    "charges_constatees_avance": "486",
    "valeurs_mobilieres_placement": "50",
    "frais_emission_emprunts": "481",
    "primes_remboursement": "169",
    "ecarts_conversion_actif": "474 476",
}

ALLOWANCE_2025 = {
    "frais_etablissement": "2801 2901",
    "frais_developpement": "2803 2903",
    "donations_temporaires_usufruit": "2804 2904",
    "concessions_brevets": "2805 2905",
    "fonds_commercial": "2807 2907",
    "autres_immobilisations_incorporelles": "280 290",
    "immobilisations_incorporelles_en_cours": "2932",
    "terrains": "2811 2812 2911 2912",
    "constructions": "2813 2814 2913 2914",
    "installations_techniques": "2815 2915",
    "autres_immobilisations_corporelles": "281 282 291 292",
    "immobilisations_corporelles_en_cours": "293",
    "biens_legs_donations": "294",
    "participations": "296",
    "creances_participations": "2967 2968",
    "autres_titres_immobilises": "2971 2972 2973",
    "prets": "2974",
    "autres_immobilisations_financieres": "297",
    "stocks": "39",
    "creances_clients": "491",
    "autres_creances": "49",
    "valeurs_mobilieres_placement": "59",
}

LIABILITIES_2025 = {
    "comptes_liaison": "18",
    "fonds_propres_statutaires": "102 1022 1023",
    "fonds_propres_complementaires": "1021 10232 1024",
    "fonds_statutaires_avec_droit": "103 1032",
    "fonds_complementaires_avec_droit": "1034",
    "ecarts_reevaluation": "105",
    "reserves_statutaires": "1062 1063",
    "reserves_projet": "1068",
    "reserves_autres": "106",
    "report_a_nouveau": "11",
    "resultat_anterieur_a_affecter": "12",
    "fonds_propres_consomptibles": "108",
    "subventions_investissement": "13",
    "provisions_reglementees": "14",
    "fonds_non_remboursables": "167",
    "avances_conditionnees": "1673 1674",
    "droits_concedant": "229",
    "fonds_reportes": "191",
    "fonds_dedies": "19",
    "provisions_risques": "151",
    "provisions_charges": "15",
    "emprunts_obligataires": "161 163",
    "emprunts_etablissements_credit": "164",
    "emprunts_dettes_financieres_diverses": "16 1675 17",
    "avances_recues": "4191",
    "dettes_legs_donations": "466",
    "dettes_immobilisations": "269 279",
    "autres_dettes": "419 464 509",
    "produits_constates_avance": "487",
    "ecarts_conversion_passif": "475 477",
}

EITHER_SIDE_2025 = {
    "40": ("autres_creances", "dettes_fournisseurs"),
    "404 405 4084": ("autres_creances", "dettes_immobilisations"),
    "41": ("creances_clients", "autres_dettes"),
    "42 43 44": ("autres_creances", "dettes_fiscales_sociales"),
    "45 46 47 48": ("autres_creances", "autres_dettes"),
    "51 53 58": ("disponibilites", "emprunts_etablissements_credit"),
    "52": ("instruments_financiers_actif", "instruments_financiers_passif"),
}

# Accounts whose line the law leaves open: the setting, its accounts, its lines, the default first.
OPEN_2020 = {
    "line_of_601_602": ("601 602 6091 6092", "achats_marchandises autres_achats_charges_externes"),
    "line_of_708": ("708 7098", "ventes_prestations ventes_biens"),
    "line_of_75433": ("75433", "legs_donations autres_produits"),
    "line_of_6531": ("6531", "autres_charges legs_donations"),
    "line_of_673": ("673", "charges_exceptionnelles_capital charges_exceptionnelles_gestion"),
    "line_of_455": ("455", "emprunts_dettes_financieres_diverses autres_dettes"),
    "line_of_519": ("519 5181 5186", "emprunts_etablissements_credit disponibilites"),
}
OPEN_2025 = {
    "line_of_747": ("747", "concours_publics_subventions autres_produits"),
    "line_of_601_602": ("601 602 6091 6092",
                        "achats_matieres achats_marchandises autres_achats_charges_externes"),
    "line_of_708": ("708 7098", "ventes_prestations ventes_biens"),
    "line_of_75433": ("75433", "autres_produits legs_donations"),
    "line_of_6531": ("6531", "autres_charges legs_donations"),
    "line_of_649": ("649", "salaires cotisations_sociales"),
    "line_of_455": ("455", "autres_dettes emprunts_dettes_financieres_diverses"),
}
OPEN_2026 = {**OPEN_2025,
             "line_of_1631": ("1631", "emprunts_obligataires fonds_non_remboursables")}
OPEN_FUNDS = {
    "line_of_1021": ("1021", "fonds_propres_complementaires fonds_propres_statutaires"),
    "line_of_1023": ("1023", "fonds_propres_statutaires fonds_propres_complementaires"),
    "line_of_10232": ("10232", "fonds_propres_complementaires fonds_propres_statutaires"),
    "line_of_1024": ("1024", "fonds_propres_complementaires fonds_propres_statutaires"),
}

# Lines that repeat a part of the line above.
DETAILS = {"dont_ventes_dons_nature": "7073", "dont_parrainages": "7063"}

# Lines made of other lines, in an order in which each is made of what is known.
OPERATING_INCOME = """
ventes_biens_services = ventes_biens + ventes_prestations
generosite_public = dons_manuels + mecenats + legs_donations
produits_tiers_financeurs = concours_publics_subventions + versements_fondateurs
    + generosite_public + contributions_financieres
"""
RESULTS = """
resultat_exploitation = total_I - total_II
resultat_financier = total_III - total_IV
resultat_courant = resultat_exploitation + resultat_financier
resultat_exceptionnel = total_V - total_VI
total_produits = total_I + total_III + total_V
total_charges = total_II + total_IV + total_VI + participation_VII + impots_VIII
resultat = total_produits - total_charges
cvn_produits_total = cvn_dons_nature + cvn_prestations_nature + cvn_benevolat
cvn_charges_total = cvn_secours_nature + cvn_mises_disposition + cvn_charges_prestations
    + cvn_personnel_benevole
"""
INCOME_TOTALS_2020 = OPERATING_INCOME + """
total_I = cotisations + ventes_biens_services + produits_tiers_financeurs
    + reprises_exploitation + utilisations_fonds_dedies + autres_produits
total_II = achats_marchandises + variation_stock + autres_achats_charges_externes
    + aides_financieres + impots_taxes + salaires + charges_sociales
    + dotations_amortissements_depreciations + dotations_provisions + reports_fonds_dedies
    + autres_charges
total_III = produits_participation + produits_valeurs_mobilieres + autres_interets_produits
    + reprises_financieres + differences_positives_change + produits_cessions_vmp
total_IV = dotations_financieres + interets_charges + differences_negatives_change
    + charges_cessions_vmp
total_V = produits_exceptionnels_gestion + produits_exceptionnels_capital
    + reprises_exceptionnelles
total_VI = charges_exceptionnelles_gestion + charges_exceptionnelles_capital
    + dotations_exceptionnelles
""" + RESULTS
INCOME_TOTALS_2025 = OPERATING_INCOME + """
total_I = cotisations + ventes_biens_services + produits_tiers_financeurs
    + reprises_exploitation + produits_cessions_immobilisations + utilisations_fonds_dedies
    + autres_produits
total_II = achats_marchandises + achats_matieres + variation_stock
    + autres_achats_charges_externes + aides_financieres + impots_taxes + salaires
    + cotisations_sociales + dotations_amortissements_depreciations + dotations_provisions
    + valeurs_comptables_immobilisations + reports_fonds_dedies + autres_charges
total_III = produits_participation + produits_valeurs_mobilieres + autres_interets_produits
    + reprises_financieres + differences_positives_change + produits_cessions_financieres
    + produits_cessions_vmp
total_IV = dotations_financieres + interets_charges + differences_negatives_change
    + valeurs_comptables_financieres + charges_cessions_vmp
""" + RESULTS

ASSET_TOTALS_2020 = """
total_I = frais_etablissement + frais_recherche_developpement + donations_temporaires_usufruit
    + concessions_brevets + immobilisations_incorporelles_en_cours
    + avances_immobilisations_incorporelles + terrains + constructions
    + installations_techniques + autres_immobilisations_corporelles
    + immobilisations_corporelles_en_cours + avances_immobilisations_corporelles
    + biens_legs_donations + participations + autres_titres_immobilises + prets
    + autres_immobilisations_financieres
total_II = stocks + creances_clients + creances_legs_donations + autres_creances
    + valeurs_mobilieres_placement + instruments_tresorerie_actif + disponibilites
    + charges_constatees_avance
total_actif = total_I + total_II + frais_emission_emprunts + primes_remboursement
    + ecarts_conversion_actif
total_actif_immobilise = total_I
total_actif_circulant = total_II
total_III = frais_emission_emprunts
total_IV = primes_remboursement
total_V = ecarts_conversion_actif
"""
ASSET_TOTALS_2025 = """
total_I = frais_etablissement
total_II = frais_developpement + donations_temporaires_usufruit + concessions_brevets
    + fonds_commercial + autres_immobilisations_incorporelles
    + immobilisations_incorporelles_en_cours + terrains + constructions
    + installations_techniques + autres_immobilisations_corporelles
    + immobilisations_corporelles_en_cours + biens_legs_donations + participations
    + creances_participations + autres_titres_immobilises + prets
    + autres_immobilisations_financieres
total_III = stocks + avances_versees + creances_clients + creances_legs_donations
    + autres_creances + charges_constatees_avance + valeurs_mobilieres_placement
    + instruments_financiers_actif + disponibilites
total_actif = total_I + total_II + total_III + frais_emission_emprunts + primes_remboursement
    + ecarts_conversion_actif
total_actif_immobilise = total_II
total_actif_circulant = total_III
total_IV = frais_emission_emprunts
total_V = primes_remboursement
total_VI = ecarts_conversion_actif
"""

OWN_FUNDS = """
situation_nette = fonds_propres_statutaires + fonds_propres_complementaires
    + fonds_statutaires_avec_droit + fonds_complementaires_avec_droit + ecarts_reevaluation
    + reserves_statutaires + reserves_projet + reserves_autres + report_a_nouveau
    + resultat_anterieur_a_affecter + resultat
total_I = situation_nette + fonds_propres_consomptibles + subventions_investissement
    + provisions_reglementees
total_fonds_propres = total_I
total_fonds_reportes_dedies = fonds_reportes + fonds_dedies
total_provisions = provisions_risques + provisions_charges
"""
DEBTS_2025 = """
total_dettes = emprunts_obligataires + emprunts_etablissements_credit
    + emprunts_dettes_financieres_diverses + instruments_financiers_passif + avances_recues
    + dettes_fournisseurs + dettes_legs_donations + dettes_fiscales_sociales
    + dettes_immobilisations + autres_dettes + produits_constates_avance
total_autres_fonds_propres = fonds_non_remboursables + avances_conditionnees + droits_concedant
total_passif = total_fonds_propres + total_autres_fonds_propres + total_fonds_reportes_dedies
    + total_provisions + total_dettes + ecarts_conversion_passif
"""
LIABILITY_TOTALS_2020 = OWN_FUNDS + """
total_dettes = emprunts_obligataires + emprunts_etablissements_credit
    + emprunts_dettes_financieres_diverses + dettes_fournisseurs + dettes_legs_donations
    + dettes_fiscales_sociales + dettes_immobilisations + autres_dettes
    + instruments_tresorerie_passif + produits_constates_avance
total_passif = total_fonds_propres + total_fonds_reportes_dedies + total_provisions
    + total_dettes + ecarts_conversion_passif
total_II = total_fonds_reportes_dedies
total_III = total_provisions
total_IV = total_dettes
total_V = ecarts_conversion_passif
"""
LIABILITY_TOTALS_2025 = OWN_FUNDS + DEBTS_2025 + """
total_I_bis = total_autres_fonds_propres
total_II = total_fonds_reportes_dedies
total_III = total_provisions
total_IV = total_dettes
total_V = ecarts_conversion_passif
"""
LIABILITY_TOTALS_2026 = OWN_FUNDS + DEBTS_2025 + """
total_II = total_autres_fonds_propres
total_III = total_fonds_reportes_dedies
total_IV = total_provisions
total_V = total_dettes
total_VI = ecarts_conversion_passif
"""
