"""What a rule is called where findings stand in a table. Pure."""

_TITLES = {
    "no_negative_figure": "Tidak kurang dari nol",
    "counted_segments_are_reported": "Segmen yang dihitung terisi",
    "groups_are_known": "Kelompok pekerja dikenal",
    "what_does_not_apply_has_no_figure": "Yang tidak berlaku tanpa angka",
    "groups_stay_within_their_segment": "Kelompok paling banyak sebesar segmennya",
    "programmes_fit_their_segment": "Program berlaku untuk segmennya",
    "programmes_stay_within_their_segment": "Program paling banyak sebesar segmennya",
    "pension_and_job_loss_within_old_age": "JP dan JKP paling banyak sebesar JHT",
    "overlap_stays_within_the_total": "Peserta rangkap paling banyak sebesar jumlah",
    "large_change": "Perubahan besar terhadap bulan lalu",
    "death_and_accident_insure_the_same": "JKM sama dengan JKK",
    "total_within_eligible_workers": "Jumlah paling banyak sebesar pekerja eligible",
    "participants_within_their_potential": "Peserta paling banyak sebesar potensi",
    "total_moves": "Jumlah berubah dari bulan lalu",
    "what_does_not_apply_has_no_parts": "Segmen yang tidak berlaku tidak punya bagian",
    "rows_keep_reporting": "Baris tetap melapor",
}


def rule_title(rule: str) -> str:
    """``Perubahan besar terhadap bulan lalu`` for ``large_change``."""
    return _TITLES.get(rule, rule.replace("_", " "))
