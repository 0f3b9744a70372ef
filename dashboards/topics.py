"""The pages that can be searched for, with the words that people type. Keys are names of addresses."""

from coverage.search import Topic

TOPICS = (
    Topic(
        "dashboards:overview",
        "Beranda",
        "Angka provinsi, peta, dan tabel semua kabupaten/kota",
        "provinsi peta lampung ringkasan utama dasbor ucj uhc jamsostek cakupan universal coverage",
    ),
    Topic(
        "dashboards:regency-detail",
        "Halaman wilayah",
        "Angka satu kabupaten/kota: tren, segmen, kelompok pekerja, program, dan badan usaha",
        "kabupaten kota tren grafik segmen pu bpu jakon pmi kelompok pekerja program jkk jkm jht jp jkp badan usaha"
        " perusahaan peserta cakupan ucj uhc jamsostek kepercayaan data kartu lembar saku bagikan cetak",
        of_area=True,
    ),
    Topic(
        "dashboards:change-detail",
        "Mengapa berubah",
        "Perubahan terhadap bulan lain: karena peserta atau karena penyebut, dan kelompok mana",
        "naik turun perubahan berubah sebab penyebab selisih bulan lalu tahun lalu efek penyebut peserta kenapa",
        of_area=True,
        of_scope=True,
    ),
    Topic(
        "dashboards:contribution-plan",
        "Rencana iuran",
        "Berapa biaya melindungi pekerja menurut kelompok, bulan, dan sumber dana",
        "iuran biaya anggaran apbd rupiah tarif subsidi simulasi dana pembiayaan bantuan",
        of_area=True,
    ),
    Topic(
        "dashboards:distance",
        "Berapa lagi dan kapan tercapai",
        "Jarak ke target dan ke kategori berikutnya, laju yang diperlukan, dan perkiraan kapan tercapai",
        "jarak target kurang laju kapan tercapai perkiraan proyeksi prakiraan kategori penyebut bagaimana jika",
        of_area=True,
        of_scope=True,
    ),
    Topic(
        "dashboards:comparison",
        "Perbandingan",
        "Dua sampai enam kabupaten/kota pada satu grafik",
        "banding bandingkan antarwilayah grafik kelompok sebanding",
    ),
    Topic(
        "dashboards:comparison-ranking",
        "Peringkat",
        "Semua kabupaten/kota menurut cakupan, dengan nilai sama dan yang angkanya belum lengkap",
        "ranking rangking urutan posisi juara tertinggi terendah perbandingan",
    ),
    Topic(
        "dashboards:comparison-distance",
        "Jarak ke target menurut wilayah",
        "Siapa paling jauh dari target, dalam pekerja",
        "kurang target selisih gap kesenjangan perbandingan capaian",
    ),
    Topic(
        "dashboards:comparison-months",
        "Bulan demi bulan",
        "Tabel panas: setiap wilayah, setiap bulan",
        "wilayah menurut bulan riwayat heatmap panas tabel perbandingan waktu",
    ),
    Topic(
        "dashboards:comparison-panels",
        "Grafik per wilayah",
        "Tren semua wilayah pada sumbu yang sama",
        "lima belas panel tren grafik kecil semua wilayah perbandingan",
    ),
    Topic(
        "dashboards:published-figures",
        "Angka publikasi",
        "Angka yang dicetak kementerian dan pers, di samping angka kami",
        "berita media pers koran kemendagri lampost antara publikasi terbit dicetak resmi uhc selisih beda",
    ),
    Topic(
        "dashboards:events",
        "Peristiwa",
        "Peraturan, pergantian penyebut, dan kejadian lain yang dicatat, dengan sumbernya",
        "kejadian catatan perda pergub perbup peraturan tanggal register pilkada tarif",
    ),
    Topic(
        "dashboards:provenance",
        "Asal angka",
        "Dari angka terbit kembali ke laporan dan sel yang diketik",
        "asal sumber data laporan sel bukti jejak telusur",
        of_area=True,
        of_scope=True,
    ),
    Topic(
        "dashboards:method",
        "Metodologi",
        "Rumus, definisi, penyebut, target, skema kategori, dan dasar hukum",
        "metode rumus definisi cara hitung penyebut eligible target kategori skema batas dasar hukum peraturan regulasi"
        " pembulatan sumber metadata sangat rendah sedang tinggi ucj uhc jamsostek arti",
    ),
    Topic(
        "dashboards:release-list",
        "Riwayat rilis",
        "Setiap rilis, kapan terbit, dan apa yang diubahnya",
        "rilis koreksi revisi pemutakhiran terbit jadwal versi arsip unduh unduhan data",
        dated=False,
    ),
    Topic(
        "login",
        "Masuk",
        "Bagi petugas yang mengisi, memeriksa, dan menerbitkan",
        "login masuk akun sandi entri input lapor laporan petugas verifikasi",
        dated=False,
    ),
)
