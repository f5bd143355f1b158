namespace Katas.Data.Translation;

/// <summary>An adjective: the English word, and four French forms.</summary>
/// <param name="English">The English word.</param>
/// <param name="Forms">Masculine, feminine, masculine plural, feminine plural.</param>
/// <param name="BeforeVowel">The masculine before a vowel: un bel arbre.</param>
/// <param name="Before">Whether it comes before its noun.</param>
/// <param name="Kinds">What it can be said of.</param>
internal sealed record Adjective(string English, string[] Forms, string BeforeVowel, bool Before, Kinds Kinds)
{
    private const Kinds Anything = Kinds.Alive | Kinds.Thing | Kinds.Spot | Kinds.Place;
    private const Kinds Objects = Kinds.Thing | Kinds.Spot | Kinds.Place;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Adjective> All =
    [
        Preceding("big", "grand grande grands grandes", Anything),
        Preceding("small", "petit petite petits petites", Anything | Kinds.Food),
        Preceding("beautiful", "beau belle beaux belles bel", Anything),
        Preceding("old", "vieux vieille vieux vieilles vieil", Anything),
        Preceding("new", "nouveau nouvelle nouveaux nouvelles nouvel", Objects),
        Preceding("pretty", "joli jolie jolis jolies", Objects),
        Preceding("young", "jeune jeune jeunes jeunes", Kinds.Alive),
        Preceding("good", "bon bonne bons bonnes", Kinds.Alive | Kinds.Food | Kinds.Text),
        Preceding("bad", "mauvais mauvaise mauvais mauvaises", Kinds.Person | Kinds.Food | Kinds.Text),
        Following("red", "rouge rouge rouges rouges", Kinds.Thing | Kinds.Food),
        Following("black", "noir noire noirs noires", Kinds.Thing | Kinds.Animal),
        Following("white", "blanc blanche blancs blanches", Objects | Kinds.Animal),
        Following("green", "vert verte verts vertes", Kinds.Thing | Kinds.Food),
        Following("blue", "bleu bleue bleus bleues", Kinds.Thing),
        Following("grey", "gris grise gris grises", Objects | Kinds.Animal),
        Following("expensive", "cher chère chers chères", Kinds.Thing | Kinds.Food),
        Following("heavy", "lourd lourde lourds lourdes", Kinds.Thing),
        Following("dirty", "sale sale sales sales", Objects),
        Following("famous", "célèbre célèbre célèbres célèbres", Kinds.Person | Kinds.Place | Kinds.Text),
        Following("strange", "étrange étrange étranges étranges", Anything | Kinds.Food),
        Following("sad", "triste triste tristes tristes", Kinds.Alive),
        Following("calm", "calme calme calmes calmes", Kinds.Alive | Kinds.Place),
        Following("ill", "malade malade malades malades", Kinds.Alive),
        Following("rich", "riche riche riches riches", Kinds.Person),
        Following("happy", "heureux heureuse heureux heureuses", Kinds.Alive),
        Following("jealous", "jaloux jalouse jaloux jalouses", Kinds.Person),
        Following("proud", "fier fière fiers fières", Kinds.Person),
        Following("tired", "fatigué fatiguée fatigués fatiguées", Kinds.Alive),
        Following("intelligent", "intelligent intelligente intelligents intelligentes", Kinds.Alive),
        Following("lazy", "paresseux paresseuse paresseux paresseuses", Kinds.Alive),
    ];

    /// <summary>Its place in the list.</summary>
    public int Index { get; } = Count++;

    /// <summary>Whether both genders look the same: "I" and "we" do not tell theirs.</summary>
    public bool HidesGender => Forms[0] == Forms[1];

    private static int Count { get; set; }

    /// <summary>The form that agrees, before the word that follows it, if one does.</summary>
    public string French(Features with, string next = "") =>
        with is { Gender: Gender.Masculine, Plural: false } && next.Length > 0 && Spelling.BeginsWithVowel(next)
            ? BeforeVowel
            : Forms[with.Ending];

    private static Adjective Preceding(string english, string french, Kinds kinds) =>
        Create(english, french, before: true, kinds);

    private static Adjective Following(string english, string french, Kinds kinds) =>
        Create(english, french, before: false, kinds);

    private static Adjective Create(string english, string french, bool before, Kinds kinds)
    {
        string[] forms = french.Split(' ');
        return new Adjective(english, forms[..4], forms.Length == 5 ? forms[4] : forms[0], before, kinds);
    }
}
