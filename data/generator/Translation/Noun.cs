namespace Katas.Data.Translation;

/// <summary>A noun in both languages, singular and plural.</summary>
internal sealed record Noun(string One, string Many, string Un, string Des, Gender Gender, Kinds Kinds)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Noun> All =
    [
        // Only nouns whose gender the English word decides: no friends, neighbours or teachers.
        M("boy", "garçon", Kinds.Person), F("girl", "fille", Kinds.Person),
        M("man|men", "homme", Kinds.Person), F("woman|women", "femme", Kinds.Person),
        M("child|children", "enfant", Kinds.Person), M("hero|heroes", "héros|héros", Kinds.Person),
        M("king", "roi", Kinds.Person), F("queen", "reine", Kinds.Person),
        M("prince", "prince", Kinds.Person), F("princess|princesses", "princesse", Kinds.Person),
        M("actor", "acteur", Kinds.Person), F("actress|actresses", "actrice", Kinds.Person),
        M("uncle", "oncle", Kinds.Person), F("aunt", "tante", Kinds.Person),
        M("waiter", "serveur", Kinds.Person), F("waitress|waitresses", "serveuse", Kinds.Person),
        M("brother", "frère", Kinds.Person), F("sister", "sœur", Kinds.Person),

        M("cat", "chat", Kinds.Animal), M("dog", "chien", Kinds.Animal),
        M("bird", "oiseau|oiseaux", Kinds.Animal), M("horse", "cheval|chevaux", Kinds.Animal),
        F("cow", "vache", Kinds.Animal), F("mouse|mice", "souris|souris", Kinds.Animal),
        M("owl", "hibou|hiboux", Kinds.Animal), F("hen", "poule", Kinds.Animal),
        F("bee", "abeille", Kinds.Animal), F("spider", "araignée", Kinds.Animal),
        M("donkey", "âne", Kinds.Animal), F("goat", "chèvre", Kinds.Animal),

        M("book", "livre", Kinds.Thing | Kinds.Text), F("letter", "lettre", Kinds.Thing | Kinds.Text),
        M("hat", "chapeau|chapeaux", Kinds.Thing), F("key", "clé", Kinds.Thing),
        F("box|boxes", "boîte", Kinds.Thing | Kinds.Container), M("bag", "sac", Kinds.Thing | Kinds.Container),
        F("lamp", "lampe", Kinds.Thing), F("flower", "fleur", Kinds.Thing),
        M("umbrella", "parapluie", Kinds.Thing), F("clock", "horloge", Kinds.Thing),
        M("ring", "anneau|anneaux", Kinds.Thing), F("sword", "épée", Kinds.Thing),
        F("dress|dresses", "robe", Kinds.Thing), M("coat", "manteau|manteaux", Kinds.Thing),
        M("bike", "vélo", Kinds.Thing), F("map", "carte", Kinds.Thing | Kinds.Text),

        F("car", "voiture", Kinds.Thing | Kinds.Spot), F("chair", "chaise", Kinds.Thing | Kinds.Spot),
        M("tree", "arbre", Kinds.Spot), M("bridge", "pont", Kinds.Spot), F("statue", "statue", Kinds.Spot),

        F("apple", "pomme", Kinds.Food), M("cake", "gâteau|gâteaux", Kinds.Food), M("egg", "œuf", Kinds.Food),
        F("salad", "salade", Kinds.Food),

        F("house", "maison", Kinds.Place), F("church|churches", "église", Kinds.Place),
        M("garden", "jardin", Kinds.Place), F("school", "école", Kinds.Place),
        F("kitchen", "cuisine", Kinds.Place), M("market", "marché", Kinds.Place),
        M("hotel", "hôtel", Kinds.Place), M("castle", "château|châteaux", Kinds.Place),
        F("forest", "forêt", Kinds.Place), F("town", "ville", Kinds.Place),
        M("hospital", "hôpital|hôpitaux", Kinds.Place), F("factory|factories", "usine", Kinds.Place),
    ];

    private readonly int _index = Count++;

    private static int Count { get; set; }

    public string English(bool plural) => plural ? Many : One;

    public string French(bool plural) => plural ? Des : Un;

    /// <summary>
    /// Whether an adjective never stands beside this noun in training sentences: the held-out ones show whether a model
    /// makes it agree all the same.
    /// </summary>
    public bool IsNewWith(Adjective adjective) => ((7 * _index) + (3 * adjective.Index)) % 11 == 0;

    private static Noun M(string english, string french, Kinds kinds) => Create(english, french, Gender.Masculine, kinds);

    private static Noun F(string english, string french, Kinds kinds) => Create(english, french, Gender.Feminine, kinds);

    private static Noun Create(string english, string french, Gender gender, Kinds kinds)
    {
        string[] one = english.Split('|');
        string[] un = french.Split('|');
        return new Noun(one[0], one.Length == 2 ? one[1] : one[0] + "s", un[0], un.Length == 2 ? un[1] : un[0] + "s", gender, kinds);
    }
}
