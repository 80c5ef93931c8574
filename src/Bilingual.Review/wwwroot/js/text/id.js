/** Antarmuka dalam bahasa Indonesia. @type {Record<keyof typeof import('./en.js').en, string>} */
export const id = {
  // bingkai
  overview: 'Ikhtisar', editor: 'Penyunting', queue: 'Antrean', agreement: 'Kesepakatan', exchange: 'Ekspor dan impor', keys: 'Tombol',
  pages: 'Halaman', language: 'Bahasa', reviewer: 'Peninjau', changeName: 'Ganti nama peninjau', skip: 'Langsung ke isi',
  close: 'Tutup', cancel: 'Batal', save: 'Simpan', open: 'Buka', ctrlEnterSaves: 'Ctrl+Enter menyimpan, Esc membatalkan.',
  notReached: 'Server tidak dapat dihubungi. Tidak ada yang hilang: yang sudah dikonfirmasi telah tersimpan. Jalankan lagi servernya dan ulangi langkah terakhir.',

  // ikhtisar
  search: 'Cari', searchPairs: 'Judul atau berkas', summary: 'Ringkasan', any: 'Semua', sort: 'Urutan',
  filterState: 'Status', filterRelation: 'Hubungan', filterProbability: 'Peluang', filterTerms: 'Hanya yang bermasalah istilah', filterMine: 'Hanya milik saya',
  likely: '90 % ke atas', probable: '70–90 %', doubtful: '50–70 %', unlikely: 'di bawah 50 %',
  sortNext: 'Yang perlu ditinjau dahulu', sortPath: 'Berkas', sortProbability: 'Peluang', sortUnreviewed: 'Paling banyak belum ditinjau', sortProblems: 'Paling banyak masalah', sortCoverage: 'Cakupan', sortUpdated: 'Terakhir diubah',
  found: '{n} pasangan ditemukan', pairsFound: 'pasangan artikel', pairsDone: 'dari yang tampil sudah selesai',
  unreviewedLeft: 'belum ditinjau', doubtfulLinks: 'tautan meragukan', reviewNext: 'Tinjau berikutnya', noPairs: 'Tidak ada pasangan yang cocok. Ubah saringan, atau jalankan dahulu prosesnya.',
  more: 'Tampilkan lagi (sisa {n})', articles: 'Artikel', state: 'Status', progress: 'Kemajuan', probability: 'Peluang', links: 'Tautan', coverage: 'Cakupan',
  problemsFound: 'Masalah', assignees: 'Peninjau', assign: 'Tugaskan', assignLabel: 'Peninjau, satu per baris. Dua peninjau bekerja sendiri-sendiri lalu dibandingkan.',
  assigned: 'Peninjau telah disimpan.', ofThemDoubtful: '{n} meragukan', termProblems: '{n} istilah', numberProblems: '{n} angka',
  'pairState.new': 'Baru', 'pairState.started': 'Dimulai', 'pairState.done': 'Selesai', parallel: 'paralel', comparable: 'sebanding',

  // status dan hubungan
  'state.unreviewed': 'belum ditinjau', 'state.accepted': 'diterima', 'state.rejected': 'ditolak', 'state.needsReview': 'perlu ditinjau',
  'relation.translation': 'terjemahan', 'relation.partial': 'sebagian terjemahan', 'relation.related': 'berkaitan', 'relation.none': 'tanpa padanan',

  // penyunting
  alignment: 'Kedua artikel berdampingan', toolbar: 'Perintah', sentences: 'Kalimat', paragraphs: 'Paragraf',
  'side.source': 'Teks kiri', 'side.target': 'Teks kanan', searchText: 'Cari di kedua teks', progressText: '{done} dari {n} diputuskan ({share})',
  noCounterpart: 'Tanpa padanan', nullBead: 'tanpa padanan', unlinkedParagraph: 'Paragraf ini tidak tertaut.', paragraphLink: 'Tautan paragraf',
  linkOf: 'paragraf {source} ke {target}, {relation}', bookmarked: 'markah', noted: 'catatan', hasProblems: 'perbedaan',
  problems: '{n} perbedaan', boilerplate: 'teks baku', foldedBoilerplate: '{n} paragraf teks baku · tampilkan',
  paragraphPlace: 'Baris {line} dalam berkas', original: 'Asli', draftOf: 'Draf dari {engine}', editingHint: 'Ctrl+Enter menyimpan dan melanjutkan · Tab menyimpan dan menyunting sisi lain · Esc membatalkan',
  pickingHint: 'Pilih padanannya: panah bergerak, Spasi menambah, Enter menautkan, Esc membatalkan.', pickingCancelled: 'Tidak ada yang ditautkan.',
  placeOf: '{at} dari {n}', byAt: '{by}, {at}', nothingToDecide: 'Tidak ada tautan untuk diputuskan di sini.', nothingToUndo: 'Tidak ada yang dapat diurungkan.', nothingToRedo: 'Tidak ada yang dapat diulangi.',
  sentencesOnly: 'Ini bekerja pada kalimat. Ganti tampilan dengan perintah “Paragraf atau kalimat”.', noUnitToMerge: 'Tidak ada kalimat berikut dalam paragraf yang sama.',
  noneDoubtful: 'Tidak ada lagi yang meragukan.', noneNonOneToOne: 'Semuanya satu lawan satu atau sudah diterima.', noneUnconfirmed: 'Semuanya sudah diputuskan.', noneBookmark: 'Tidak ada markah.',
  notFound: 'Tidak ditemukan.', noTerms: 'Tidak ada istilah di sini.', noteLabel: 'Catatan',
  splitHint: 'Letakkan kursor di tempat teks dipotong (tombol panah; Tab ke sisi lain). Enter memisahkan.', splitHere: 'Pisahkan di sini', splitNothing: 'Satu bagian akan kosong: tidak ada yang dipisahkan.',
  realignNothing: 'Penyejajaran ulang tidak mengubah apa pun.', realignSummary: '{n} tempat akan berubah; {unchanged} pasangan tetap. Yang sudah diterima tidak disentuh.',
  realignDifferences: 'Perbedaan', realignApply: 'Terapkan', before: 'Sekarang', after: 'Nanti', andMore: 'dan {n} lagi',
  conflictTitle: '{by} telah mengubah baris yang sama', conflictText: '{by} mengubahnya pada {at}, setelah Anda terakhir melihatnya. Tindakan Anda “{mine}” belum disimpan.',
  conflictBefore: 'Seperti yang Anda lihat', conflictAfter: 'Seperti hasil {by}', conflictMine: 'Ulangi milik saya', conflictTheirs: 'Pakai miliknya',
  when: 'Kapan', who: 'Siapa', what: 'Apa', undone: 'diurungkan', outdated: 'pada teks yang lama', noHistory: 'Belum ada yang mengubah apa pun di sini.',
  why: 'Mengapa', similarity: 'Kemiripan', names: 'Nama', numbers: 'Angka', termsShared: 'Istilah', noEvidence: 'Mesin tidak menemukan kesamaan.', madeByReviewer: 'Ditetapkan oleh peninjau.',
  draft: 'Draf mesin', engine: 'Mesin', translate: 'Terjemahkan', translated: 'Draf dari {engine}.', terms: 'Istilah', term: 'istilah', termLegend: 'dari glosarium; arahkan tetikus untuk penjelasan', problemLegend: 'angka, tanggal, atau istilah yang berbeda',
  'problem.number': 'Angka', 'problem.date': 'Tanggal', 'problem.term': 'Istilah', 'problem.doNotTranslate': 'Tetap', 'problem.untranslated': 'Belum diterjemahkan',
  from: '{bound} ke atas', below: 'di bawah {bound}', helpHint: 'Tombol berlaku selama fokus ada pada teks.', helpKeys: 'Atur tombol sendiri',

  // perintah
  'group.decide': 'Putuskan', 'group.go': 'Pergi', 'group.link': 'Taut', 'group.text': 'Teks', 'group.keep': 'Simpan', 'group.show': 'Tampilan',
  'command.accept': 'Terima', 'command.acceptAndGoOn': 'Terima dan lanjut', 'command.acceptAbove': 'Terima semua di atas', 'command.reject': 'Tolak',
  'command.needsReview': 'Perlu ditinjau', 'command.clear': 'Hapus keputusan', 'command.next': 'Berikutnya', 'command.previous': 'Sebelumnya',
  'command.extendNext': 'Pilih juga yang berikut', 'command.extendPrevious': 'Pilih juga yang sebelumnya', 'command.sideSource': 'Ke teks kiri', 'command.sideTarget': 'Ke teks kanan',
  'command.first': 'Ke awal', 'command.last': 'Ke akhir', 'command.nextDoubtful': 'Meragukan berikutnya', 'command.previousDoubtful': 'Meragukan sebelumnya',
  'command.nextNonOneToOne': 'Bukan 1–1 berikutnya', 'command.previousNonOneToOne': 'Bukan 1–1 sebelumnya', 'command.nextUnconfirmed': 'Belum dikonfirmasi berikutnya', 'command.previousUnconfirmed': 'Belum dikonfirmasi sebelumnya',
  'command.nextBookmark': 'Markah berikutnya', 'command.previousBookmark': 'Markah sebelumnya', 'command.counterpart': 'Lompat ke padanan', 'command.search': 'Cari teks',
  'command.relink': 'Tautkan dengan memilih', 'command.unlink': 'Lepas tautan', 'command.split': 'Pisahkan tautan di kursor', 'command.merge': 'Gabungkan tautan', 'command.moveUp': 'Pindah ke atas', 'command.moveDown': 'Pindah ke bawah',
  'command.swap': 'Tukar padanan', 'command.realign': 'Sejajarkan ulang sisanya', 'command.edit': 'Sunting teks', 'command.splitUnit': 'Pisahkan kalimat', 'command.mergeUnits': 'Gabungkan kalimat',
  'command.notThisTerm': 'Bukan istilah ini', 'command.note': 'Catatan', 'command.bookmark': 'Markah', 'command.undo': 'Urungkan', 'command.redo': 'Ulangi', 'command.history': 'Riwayat',
  'command.panel': 'Alasan', 'command.draft': 'Draf mesin dalam teks', 'command.layer': 'Paragraf atau kalimat', 'command.candidates': 'Tautan yang kurang mungkin', 'command.boilerplate': 'Teks baku', 'command.legend': 'Legenda', 'command.help': 'Tombol dan perintah',
  'command.link': 'Tautkan', 'command.unlinkParagraphs': 'Lepas tautan', 'command.splitBead': 'Pisahkan tautan', 'command.move': 'Pindahkan', 'command.termException': 'Bukan istilah ini', 'command.settle': 'Diselesaikan',
  'done.accept': 'Diterima.', 'done.acceptAbove': 'Semua di atas diterima.', 'done.reject': 'Ditolak.', 'done.needsReview': 'Ditandai untuk ditinjau.', 'done.clear': 'Keputusan dihapus.',
  'done.relink': 'Ditautkan.', 'done.link': 'Ditautkan.', 'done.unlink': 'Tautan dilepas.', 'done.unlinkParagraphs': 'Tautan dilepas.', 'done.merge': 'Digabungkan.', 'done.splitBead': 'Dipisahkan.', 'done.move': 'Dipindahkan.', 'done.swap': 'Ditukar.',
  'done.edit': 'Teks disimpan; teks asli tetap ada.', 'done.splitUnit': 'Kalimat dipisahkan.', 'done.mergeUnits': 'Kalimat digabungkan.', 'done.note': 'Catatan disimpan.', 'done.bookmark': 'Markah diubah.',
  'done.realign': 'Disejajarkan ulang.', 'done.termException': 'Bagian ini tidak lagi dianggap istilah itu.', 'done.undo': 'Diurungkan.', 'done.redo': 'Diulangi.', 'done.theirs': 'Miliknya dipakai.',

  // antrean
  iNeed: 'Saya perlu', correctAmong: 'benar di antara', expectedRight: 'diperkirakan benar ({low}–{high})', toReview: 'masih perlu dilihat, lalu {then} benar', reviewedSoFar: 'sudah ditinjau', doubtfulFirst: 'Meragukan dahulu',
  beginQueue: 'Mulai', budgetReached: 'Yang disimpan sudah mencapai {wanted}: tidak ada yang perlu dilihat.', openItem: 'Buka di penyunting, {share}', queueAnnounced: 'Antrean sudah mutakhir.',

  // kesepakatan
  doublyReviewed: 'pasangan dengan dua peninjau', itemsCompared: 'keputusan dibandingkan', agree: 'sepakat', kappa: 'kappa Cohen',
  kappaHint: 'Kappa ialah kesepakatan di luar kebetulan: 1 sempurna, 0 setara kebetulan.', disagreements: '{n} perbedaan untuk diselesaikan',
  noDisagreements: 'Tidak ada yang perlu diselesaikan. Tugaskan satu pasangan kepada dua peninjau untuk membandingkannya.', settle: 'Selesaikan sebagai', settled: 'Selesai: {state}.', openInEditor: 'Buka di penyunting',

  // pertukaran
  export: 'Ekspor', exportHint: 'Yang sudah diputuskan sampai saat ini, kapan saja.', import: 'Impor', importHint: 'Keputusan orang lain: TMX, TSV, XLIFF, atau keputusan dari ruang kerja lain. Milik Anda tidak ditimpa tanpa ditanya.',
  importFile: 'Berkas', chooseFile: 'Pilih berkas dahulu.', importAll: 'Anggap diterima yang tanpa keputusan', importKnown: '{n} sudah berlaku di sini.', importFaults: '{n} bagian tidak dapat dibaca', imported: '{n} keputusan diambil.', importUnknown: '{n} dari teks yang tidak ada di sini.',
  importConflicts: '{n} bertentangan dengan milik Anda',
  'format.tmx': 'TMX 1.4b', 'format.xliff': 'XLIFF 2.1', 'format.xliff12': 'XLIFF 1.2', 'format.tsv': 'TSV', 'format.jsonl': 'Baris JSON', 'format.html': 'HTML', 'format.glossary': 'Glosarium', 'format.decisions': 'Keputusan',
  'formatHint.tmx': 'memori terjemahan, untuk setiap alat CAT', 'formatHint.xliff': 'dengan status, untuk Okapi, memoQ, OmegaT', 'formatHint.xliff12': 'untuk Trados, Weblate, OmegaT',
  'formatHint.tsv': 'satu pasangan per baris', 'formatHint.jsonl': 'untuk pelatihan', 'formatHint.html': 'untuk dibaca atau dikirim', 'formatHint.glossary': 'istilah beserta pengecualian yang dibuat di sini', 'formatHint.decisions': 'untuk diimpor ke ruang kerja lain',

  // tombol
  keysHint: 'Tekan tombol di layar, lalu tuts yang diinginkan. Tuts milik peramban tidak dapat diambil.', preset: 'Susunan', resetKeys: 'Kembali ke susunan', keysReset: 'Tuts susunan berlaku lagi.', presetChosen: 'Susunan telah dipilih.',
  setKey: '{command}: {keys}. Tetapkan tuts', pressKey: 'Tekan tuts …', ownKey: 'milik sendiri', reservedKey: '{key} milik peramban.', keyTaken: '{key} ditetapkan; diambil dari “{command}”.', keySet: '{key} ditetapkan.',
};
