/// The little words that tell languages of one script apart.
///
/// Our own lists, long because there are many languages: articles, prepositions, conjunctions,
/// pronouns and auxiliaries, in lower case, that a headline or its first sentence may hold. What
/// stands in several lists says less. Words after which an apostrophe stands (`l'`, `dell'`) are
/// listed without it.
enum LanguageWords {
  /// All lists with their scripts.
  static var lists: [(script: WritingSystem, languages: [(language: String, words: String)])] {
    [
      (.latin, latin), (.cyrillic, cyrillic), (.arabic, arabic), (.devanagari, devanagari),
    ]
  }

  /// Those of the Latin script.
  static let latin: [(language: String, words: String)] = [
    (
      "en",
      """
      the of and to in for on with from by at as is are was were be been has have had will would can
      could not but after over into about its it his her their they he she who what how why when
      that this than more new says said up out or an against amid during before all you your we our
      do does did i s t which while if just no one two first a may end most any off down back still
      there where than only every week day year years old man woman people world us
      pro
      """
    ),
    (
      "de",
      """
      der die das den dem des und ist sind war waren wird werden wurde in im zu zum zur von vom mit
      auf für bei nach aus an am um ein eine einen einem einer eines nicht auch sich als wie aber
      oder vor über unter durch gegen bis hat haben kann noch mehr nur wenn dass was er sie es wir
      ich ihr sein seine neue neuen will soll so man zwischen ohne seit weil du
      """
    ),
    (
      "fr",
      """
      le la les de des du un une et est sont à au aux en dans par pour sur avec sans sous que qui ne
      pas plus ce cette ces son sa ses leur leurs il elle ils elles on nous vous je se mais ou où a
      ont été être avoir fait après avant contre entre chez l d qu c j n s comme tout tous selon
      depuis encore aussi très deux était
      """
    ),
    (
      "es",
      """
      el la los las de del un una unos y e o en con por para que se su sus al lo no es son fue ser
      está están ha han más como pero sin sobre tras entre hasta desde contra este esta estos ante
      ya muy también cuando donde según qué cómo a le les hay sido era había nuevo nueva años tiene
      puede dos todo todos porque yo nos
      """
    ),
    (
      "pt",
      """
      o a os as de do da dos das um uma e em no na nos nas ao à aos às com por para que se seu sua
      não é são foi ser está estão mais como mas sem sobre após entre até desde contra este esta
      isso pelo pela pelos pelas já também muito quando onde há tem ter vai anos nova novo dois duas
      foram num numa ele ela seus diz dia dias sul ontem hoje ou
      """
    ),
    (
      "it",
      """
      il lo la i gli le di del della dello dei degli delle dell un uno una e è in nel nella nei
      nelle con per da dal dalla dai dalle a al alla ai alle che si non più come ma anche su sul
      sulla sono ha hanno era essere stato dopo tra fra contro senza questo questa l d all nell sull
      c chi cosa quando così già suo sua loro o ed
      """
    ),
    (
      "nl",
      """
      de het een van in en is zijn was op te voor met aan door bij naar uit om over na tegen tot
      niet ook als maar of dat die dit wordt worden werd heeft hebben had kan zal er nog meer geen
      wel hij zij ze je we ik wat wie hoe waar onder tussen zonder moet mag deze hun haar nieuwe
      jaar gaat al omdat
      """
    ),
    (
      "pl",
      """
      i w z na do nie się to jest są że o od po za przez dla przy przed ze we jak ale czy co już
      tylko był była było będzie może ma jego jej ich ten ta tego tej tym oraz bez pod nad między
      po roku więcej także lub który która które kto gdzie kiedy tak u ku nowy nowe mamy są
      """
    ),
    (
      "cs",
      """
      a v na se je z do o s k že za i po od u pro ve ze ke ale jak už jsou byl byla bylo bude budou
      není než když nebo před při mezi nad pod aby jeho její jejich který která které tak jen má
      mají podle proti bez co to ten ta si by jako ještě také kvůli roku let
      """
    ),
    (
      "sk",
      """
      a v na sa je z do o s k že za i po od u pre vo zo ku ale ako už sú bol bola bolo bude budú nie
      než keď alebo pred pri medzi nad pod aby jeho jej ich ktorý ktorá ktoré tak len má majú podľa
      proti bez čo to ten tá si by ešte tiež roku rokov
      """
    ),
    (
      "sv",
      """
      och i att det som en ett på är av för med den till inte har om de var kan från vid efter ut
      men så vi han hon sig ska skall nu under där när hur eller mot över mellan utan blir blev
      också mer än nya sin sina sitt detta dessa här vill får du dina ditt någon några alla
      """
    ),
    (
      "da",
      """
      og i at det som en et på er af for med den til ikke har om de var kan fra ved efter ud men så
      vi han hun sig skal nu under der når hvor hvordan eller mod over mellem uden bliver blev også
      mere nye sin sine sit dette disse her vil får hvad jeg mig blandt siger du din dine fordi kun
      """
    ),
    (
      "no",
      """
      og i å det som en et på er av for med den til ikke har om de var kan fra ved etter ut men så
      vi han hun seg skal nå under der når hvor hvordan eller mot over mellom uten blir ble også
      mer enn nye sin sine sitt dette disse her vil får hva jeg meg blant sier ei du din dine fordi kun
      """
    ),
    (
      "fi",
      """
      ja on ei että se oli hän joka mutta kun myös niin tai kuin jos vain nyt ovat ole sen hänen
      mukaan jo mitä tämä siitä mikä voi vuoden vuonna yli alle jälkeen ennen kanssa ilman olla
      eivät sekä vielä saa näin miksi kuka nämä sitä koska
      """
    ),
    (
      "hu",
      """
      a az és hogy nem is egy van volt ez meg csak de már még mint ki el fel le be lesz vagy ha szerint
      után előtt között alatt miatt ellen között nélkül több most azt ezt aki ami amely kell lehet
      akar így úgy mi ő sem nincs vannak voltak új
      """
    ),
    (
      "ro",
      """
      și în de la a cu pe din pentru nu că este sunt o un ce mai au fost s va vor prin după până
      către fără între dar sau al ale ai lui ei lor care cum când unde acest această aceste fi se
      să despre peste sub nou noi ani dintre către împotriva
      """
    ),
    (
      "tr",
      """
      ve bir bu da de için ile çok daha en gibi olarak olan oldu sonra kadar ne o mi mı var yok ama
      ya her şey değil göre karşı arasında üzerinde türk yeni ise den dan ki hem biz ben sen onun
      bunu nasıl neden yıl iki ilk son büyük etti dedi
      """
    ),
    (
      "id",
      """
      yang di dan ini itu dengan untuk dari pada ke dalam tidak akan juga ada adalah oleh karena
      bisa sudah telah saat tahun lebih atau para saya kami kita mereka dia bagi usai soal hingga jika
      jadi harus antara seperti tersebut masih baru tak warga kata harus perlu anda boleh
      """
    ),
    (
      "ms",
      """
      yang di dan ini itu dengan untuk dari pada ke dalam tidak akan juga ada adalah oleh kerana
      boleh sudah telah ketika tahun lebih atau para saya kami kita mereka beliau bagi ialah hingga
      menjadi perlu antara seperti tersebut masih baharu tak kata daripada manakala rakyat harus anda sila jika
      """
    ),
    (
      "tl",
      """
      ang ng sa mga na ay at ni si para kay nina sina hindi may ito ako ko mo ka siya niya nila sila
      kung pero dahil rin din lang pa po ba nang kanyang kanilang isang mula kaya walang wala pag
      bilang ayon ano bakit paano nasa matapos habang muna natin namin tayo kami
      """
    ),
    (
      "vi",
      """
      và của là có không được trong cho với một các những đã này khi người để từ ở đến về tại năm
      ra vào như cũng sẽ bị do theo trên sau nhiều hơn mới nhất việt ông bà phải còn lại đang
      """
    ),
    (
      "hr",
      """
      i u je na se da za od su s iz o ne koji koja koje kao nije bi će sam sve što ali ili po do
      samo više još bio bila bilo nakon prije zbog kod ima nema između protiv bez pri kako kada
      gdje zašto ovo to te već jer biti godine godina mora ako
      """
    ),
    (
      "sl",
      """
      in je v na se za da so z s po pri ne ki ni tudi kot od do iz o bo bi ali če le še več pa že bil
      bila bilo bodo med pred proti brez zaradi kako kaj kdo kje ker sta sem ima nima leta let po
      ob ter vse to ta k nad pod novo nova svoj smo si ne samo mora biti lahko
      """
    ),
    (
      "ca",
      """
      el la els les de del dels un una i a en al als amb per que es no és són més com però sense
      sobre entre fins des contra aquest aquesta ja molt també quan on ha han va van ser fer perquè
      seva seu seves seus qui o d l s n tots tot cap nou anys després havia estat us si
      """
    ),
    (
      "et",
      """
      ja on ei et see oli ta kes kui aga ka või nii ning kuid veel juba mis oma selle pärast pole
      eest üle alla vastu ilma kas nagu mida seda saab tuleb peab aasta aastal enne pärast koos olla
      meie nende ole nad
      """
    ),
    (
      "lv",
      """
      un ir ar no par uz ka nav lai kas pie vai arī tā to pēc gan bet kā jau tiek līdz gada gadā
      bija būs viņš viņa tikai pret bez starp vairāk kad tas šo šī nevar var savu ko
      """
    ),
    (
      "lt",
      """
      ir į iš kad su yra ne per už apie po bet kaip tai jau dėl buvo bus tik arba ar nuo iki prie
      daugiau kai kas savo jo jos jie dar prieš be tarp gali metų metais šis ši nėra
      """
    ),
  ]
}
