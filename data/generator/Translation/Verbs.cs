namespace Katas.Data.Translation;

/// <summary>The verbs, by what they go with.</summary>
internal static class Verbs
{
    private const Kinds Goods = Kinds.Thing | Kinds.Food | Kinds.Animal;
    private const Kinds Anything = Kinds.Alive | Kinds.Thing | Kinds.Food | Kinds.Place | Kinds.Spot;

    /// <summary>With a direct object.</summary>
    public static readonly IReadOnlyList<Verb> Transitive =
    [
        Create("see sees saw seeing", "voir", "vois voit voyons voient", "voy", "verr", "vu")
            with { Subjects = Kinds.Alive, Objects = Anything, IsAction = false },
        Er("love loves loved loving", "aimer")
            with { Objects = Kinds.Alive, IsAction = false, IsState = true },
        Er("hate hates hated hating", "détester")
            with { Objects = Kinds.Alive | Kinds.Food, IsAction = false, IsState = true },
        Create("hear hears heard hearing", "entendre", "entends entend entendons entendent", "entend", "entendr", "entendu")
            with { Subjects = Kinds.Alive, Objects = Kinds.Alive, IsAction = false },
        Create("know knows knew knowing", "connaître", "connais connaît connaissons connaissent", "connaiss", "connaîtr", "connu")
            with { Objects = Kinds.Person | Kinds.Place, IsAction = false, IsState = true },
        Er("watch watches watched watching", "regarder")
            with { Subjects = Kinds.Alive, Objects = Kinds.Alive },
        Er("look looks looked looking+for", "chercher")
            with { Subjects = Kinds.Alive, Objects = Kinds.Alive | Kinds.Thing | Kinds.Food },
        Create("wait waits waited waiting+for", "attendre", "attends attend attendons attendent", "attend", "attendr", "attendu")
            with { Objects = Kinds.Person },
        Er("find finds found finding", "trouver")
            with { Subjects = Kinds.Alive, Objects = Kinds.Alive | Kinds.Thing, IsAction = false },
        Create("follow follows followed following", "suivre", "suis suit suivons suivent", "suiv", "suivr", "suivi")
            with { Subjects = Kinds.Alive, Objects = Kinds.Alive },
        Er("help helps helped helping", "aider")
            with { Objects = Kinds.Alive },
        Er("admire admires admired admiring", "admirer")
            with { Objects = Anything & ~Kinds.Food },
        Er("meet meets met meeting", "rencontrer")
            with { Objects = Kinds.Person, IsAction = false },
        Er("thank thanks thanked thanking", "remercier")
            with { Objects = Kinds.Person },
        Create("call calls called calling", "appeler", "appelle appelle appelons appellent", "appel", "appeller", "appelé")
            with { Objects = Kinds.Alive },
        Create("buy buys bought buying", "acheter", "achète achète achetons achètent", "achet", "achèter", "acheté")
            with { Objects = Goods },
        Create("sell sells sold selling", "vendre", "vends vend vendons vendent", "vend", "vendr", "vendu")
            with { Objects = Goods },
        Er("eat eats ate eating", "manger")
            with { Subjects = Kinds.Alive, Objects = Kinds.Food },
        Create("write writes wrote writing", "écrire", "écris écrit écrivons écrivent", "écriv", "écrir", "écrit")
            with { Objects = Kinds.Text },
        Create("paint paints painted painting", "peindre", "peins peint peignons peignent", "peign", "peindr", "peint")
            with { Objects = Kinds.Alive | Kinds.Spot | Kinds.Place },
        Er("draw draws drew drawing", "dessiner")
            with { Objects = Anything },
        Er("wash washes washed washing", "laver")
            with { Objects = Kinds.Thing | Kinds.Animal },
        Er("carry carries carried carrying", "porter")
            with { Objects = Kinds.Thing | Kinds.Food },
        Create("hold holds held holding", "tenir", "tiens tient tenons tiennent", "ten", "tiendr", "tenu")
            with { Objects = Kinds.Thing },
        Create("choose chooses chose choosing", "choisir", "choisis choisit choisissons choisissent", "choisiss", "choisir", "choisi")
            with { Objects = Kinds.Thing | Kinds.Food },
        Create("lose loses lost losing", "perdre", "perds perd perdons perdent", "perd", "perdr", "perdu")
            with { Objects = Kinds.Thing, IsAction = false },
        Create("open opens opened opening", "ouvrir", "ouvre ouvre ouvrons ouvrent", "ouvr", "ouvrir", "ouvert")
            with { Objects = Kinds.Container },
        Er("visit visits visited visiting", "visiter")
            with { Objects = Kinds.Place },
        Create(
            "build builds built building", "construire", "construis construit construisons construisent", "construis", "construir",
            "construit")
            with { Objects = Kinds.Place },
    ];

    /// <summary>With no object.</summary>
    public static readonly IReadOnlyList<Verb> Intransitive =
    [
        Create("sleep sleeps slept sleeping", "dormir", "dors dort dormons dorment", "dorm", "dormir", "dormi")
            with { Subjects = Kinds.Alive },
        Create("run runs ran running", "courir", "cours court courons courent", "cour", "courr", "couru")
            with { Subjects = Kinds.Alive },
        Er("sing sings sang singing", "chanter"),
        Er("dance dances danced dancing", "danser"),
        Er("work works worked working", "travailler"),
        Er("cry cries cried crying", "pleurer"),
        Create("laugh laughs laughed laughing", "rire", "ris rit rions rient", "ri", "rir", "ri"),
        Create("smile smiles smiled smiling", "sourire", "souris sourit sourions sourient", "souri", "sourir", "souri"),
        Er("play plays played playing", "jouer") with { Subjects = Kinds.Alive },
        Er("eat eats ate eating", "manger") with { Subjects = Kinds.Alive },
    ];

    /// <summary>With something given, and somebody it is given to.</summary>
    public static readonly IReadOnlyList<Verb> Giving =
    [
        Er("give gives gave giving", "donner"),
        Er("show shows showed showing", "montrer"),
        Create("send sends sent sending", "envoyer", "envoie envoie envoyons envoient", "envoy", "enverr", "envoyé"),
        Er("bring brings brought bringing", "apporter"),
        Er("lend lends lent lending", "prêter"),
        Create("offer offers offered offering", "offrir", "offre offre offrons offrent", "offr", "offrir", "offert"),
    ];

    /// <summary>To a place, into it, or from it, with être in the past.</summary>
    public static readonly IReadOnlyList<(Verb Verb, string English, Func<string, string> French)> Going =
    [
        (Create("go goes went going", "aller", "vais va allons vont", "all", "ir", "allé") with { WithBe = true }, "to", Spelling.To),
        (Er("arrive arrives arrived arriving", "arriver") with { WithBe = true }, "at", Spelling.To),
        (Er("enter enters entered entering", "entrer") with { WithBe = true }, "", place => $"dans {place}"),
        (Create("come comes came coming", "revenir", "reviens revient revenons reviennent", "reven", "reviendr", "revenu")
            with { WithBe = true }, "back from", Spelling.De),
    ];

    /// <summary>With a clause: "that", which English may leave out, always stands here.</summary>
    public static readonly IReadOnlyList<Verb> Saying =
    [
        Create("say says said saying", "dire", "dis dit disons disent", "dis", "dir", "dit"),
        Er("think thinks thought thinking", "penser"),
        Create("know knows knew knowing", "savoir", "sais sait savons savent", "sav", "saur", "su"), // not connaître, as with a noun
        Create("believe believes believed believing", "croire", "crois croit croyons croient", "croy", "croir", "cru"),
    ];

    /// <summary>With an infinitive, in the present. English: base, third person, its negation, what joins it to the infinitive.</summary>
    public static readonly IReadOnlyList<Modal> Modals =
    [
        new("want", "wants", "", "to", Create("want wants wanted wanting", "vouloir", "veux veut voulons veulent", "voul", "voudr", "voulu")),
        new("can", "can", "cannot", "", Create("can can could -", "pouvoir", "peux peut pouvons peuvent", "pouv", "pourr", "pu")),
        new("must", "must", "must not", "", Create("must must must -", "devoir", "dois doit devons doivent", "dev", "devr", "dû")),
    ];

    private static Verb Create(string english, string infinitive, string present, string imperfect, string future, string participle) =>
        Verb.Create(english, infinitive, present, imperfect, future, participle);

    private static Verb Er(string english, string infinitive) => Verb.Er(english, infinitive);
}

/// <summary>A verb before an infinitive.</summary>
/// <param name="Base">want.</param>
/// <param name="Third">wants.</param>
/// <param name="Not">Its negation: "cannot"; nothing where "do" does the work.</param>
/// <param name="To">What stands before the infinitive.</param>
/// <param name="Verb">Its French forms.</param>
internal sealed record Modal(string Base, string Third, string Not, string To, Verb Verb);
