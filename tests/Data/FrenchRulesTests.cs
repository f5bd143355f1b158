using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Data;

/// <summary>
/// The rules of French, checked on the finished sentences with tables of this test's own: nothing of the generator's
/// lexicon or code is used, so that a wrong gender there shows here.
/// </summary>
public partial class FrenchRulesTests
{
    /// <summary>Singular and plural.</summary>
    private const string MasculineNouns =
        "garçon garçons homme hommes enfant enfants héros héros roi rois prince princes acteur acteurs oncle oncles serveur serveurs "
        + "frère frères chat chats chien chiens oiseau oiseaux cheval chevaux hibou hiboux âne ânes livre livres chapeau chapeaux "
        + "sac sacs parapluie parapluies anneau anneaux manteau manteaux vélo vélos arbre arbres pont ponts gâteau gâteaux œuf œufs "
        + "jardin jardins marché marchés hôtel hôtels château châteaux hôpital hôpitaux";

    private const string FeminineNouns =
        "fille filles femme femmes reine reines princesse princesses actrice actrices tante tantes serveuse serveuses sœur sœurs "
        + "vache vaches souris souris poule poules abeille abeilles araignée araignées chèvre chèvres lettre lettres clé clés "
        + "boîte boîtes lampe lampes fleur fleurs horloge horloges épée épées robe robes carte cartes voiture voitures chaise chaises "
        + "statue statues pomme pommes salade salades maison maisons église églises école écoles cuisine cuisines forêt forêts "
        + "ville villes usine usines";

    /// <summary>Masculine, feminine, and both in the plural; those after the bar only before a vowel.</summary>
    private const string AdjectivesBefore =
        "grand/grande/grands/grandes petit/petite/petits/petites beau/belle/beaux/belles/bel vieux/vieille/vieux/vieilles/vieil "
        + "nouveau/nouvelle/nouveaux/nouvelles/nouvel joli/jolie/jolis/jolies jeune/jeune/jeunes/jeunes bon/bonne/bons/bonnes "
        + "mauvais/mauvaise/mauvais/mauvaises";

    private const string AdjectivesAfter =
        "rouge/rouge/rouges/rouges noir/noire/noirs/noires blanc/blanche/blancs/blanches vert/verte/verts/vertes bleu/bleue/bleus/bleues "
        + "gris/grise/gris/grises cher/chère/chers/chères lourd/lourde/lourds/lourdes sale/sale/sales/sales "
        + "célèbre/célèbre/célèbres/célèbres étrange/étrange/étranges/étranges triste/triste/tristes/tristes calme/calme/calmes/calmes "
        + "malade/malade/malades/malades riche/riche/riches/riches heureux/heureuse/heureux/heureuses jaloux/jalouse/jaloux/jalouses "
        + "fier/fière/fiers/fières fatigué/fatiguée/fatigués/fatiguées intelligent/intelligente/intelligents/intelligentes "
        + "paresseux/paresseuse/paresseux/paresseuses";

    private static readonly Dictionary<string, string> s_nouns = Nouns();

    private static readonly Dictionary<string, string> s_before = Adjectives(AdjectivesBefore);

    private static readonly Dictionary<string, string> s_after = Adjectives(AdjectivesAfter);

    /// <summary>What a determiner can stand before: ms fs mp fp.</summary>
    private static readonly Dictionary<string, string> s_determiners = new()
    {
        ["le"] = "ms", ["la"] = "fs", ["l'"] = "ms fs", ["les"] = "mp fp", ["un"] = "ms", ["une"] = "fs", ["des"] = "mp fp",
        ["du"] = "ms", ["au"] = "ms", ["aux"] = "mp fp", ["ce"] = "ms", ["cet"] = "ms", ["cette"] = "fs", ["ces"] = "mp fp",
        ["mon"] = "ms fs", ["ma"] = "fs", ["mes"] = "mp fp", ["son"] = "ms fs", ["sa"] = "fs", ["ses"] = "mp fp",
        ["notre"] = "ms fs", ["nos"] = "mp fp", ["leur"] = "ms fs", ["leurs"] = "mp fp", ["chaque"] = "ms fs",
        ["deux"] = "mp fp", ["trois"] = "mp fp", ["quatre"] = "mp fp", ["cinq"] = "mp fp",
        ["de"] = "ms fs mp fp", ["d'"] = "ms fs mp fp", // pas de chien, de vieux arbres
    };

    private static readonly string[] s_sentences =
    [
        .. from split in new[] { "train", "heldout" }
           from line in File.ReadLines(Path.Combine(Repository.Root, "data", $"lesson07-translation-{split}.tsv"))
           select line.Split('\t')[1],
    ];

    [Test]
    public void Articles_and_adjectives_agree_with_their_noun()
    {
        int nouns = 0;
        int adjectives = 0;
        foreach (string sentence in s_sentences)
        {
            string[] words = Words(sentence);
            for (int i = 0; i < words.Length; i++)
            {
                bool smile = words[i] == "souris" && words[i - 1] is "je" or "ne"; // je souris: no mouse
                if (smile || !s_nouns.TryGetValue(words[i], out string? possible))
                {
                    continue;
                }

                nouns++;
                int at = i;
                if (s_before.TryGetValue(words[i - 1], out string? before))
                {
                    possible = Both(possible, before);
                    adjectives++;
                    at--;
                }

                if (i + 1 < words.Length && s_after.TryGetValue(words[i + 1], out string? after))
                {
                    possible = Both(possible, after);
                    adjectives++;
                }

                s_determiners.Should().ContainKey(words[at - 1], $"a determiner stands before \"{words[i]}\" in: {sentence}");
                Both(possible, s_determiners[words[at - 1]]).Should().NotBeEmpty($"all round \"{words[i]}\" agrees in: {sentence}");
                bool possessive = words[at - 1] is "mon" or "son" or "ma" or "sa" && possible.Contains("fs") && !possible.Contains("ms");
                (!possessive || words[at - 1].EndsWith("on") == Vowel().IsMatch(words[at])).Should().BeTrue(sentence);
            }
        }

        nouns.Should().BeGreaterThan(10_000);
        adjectives.Should().BeGreaterThan(3_000);
    }

    [Test]
    public void What_is_said_of_a_subject_agrees_with_it()
    {
        int checkedOnes = 0;
        foreach (string sentence in s_sentences)
        {
            var match = Said().Match(sentence);
            string adjective = match.Groups["adjective"].Value.ToLowerInvariant();
            if (!match.Success || !(s_before.TryGetValue(adjective, out string? forms) || s_after.TryGetValue(adjective, out forms)))
            {
                continue;
            }

            string noun = match.Groups["noun"].Value.ToLowerInvariant();
            string subject = noun switch
            {
                "il" => "ms", "elle" => "fs", "ils" => "mp", "elles" => "fp",
                _ => Both(s_nouns[noun], Before(match)),
            };
            Both(subject, forms).Should().NotBeEmpty(sentence);
            subject.Contains('p').Should().Be(match.Groups["be"].Value is "sont" or "étaient" or "seront", sentence);
            checkedOnes++;
        }

        checkedOnes.Should().BeGreaterThan(500);
    }

    [Test]
    public void Verbs_are_singular_or_plural_with_their_subject()
    {
        int checkedOnes = 0;
        foreach (string sentence in s_sentences)
        {
            var match = SubjectAndVerb().Match(sentence);
            string noun = match.Groups["noun"].Value.ToLowerInvariant();
            if (!s_nouns.TryGetValue(noun, out string? number) || s_after.ContainsKey(match.Groups["verb"].Value))
            {
                continue;
            }

            bool plural = Both(number, Before(match)).Contains('p');
            string verb = match.Groups["verb"].Value;
            bool pluralVerb = (verb.EndsWith("ent") || verb.EndsWith("ont")) && verb is not ("tient" or "revient");
            pluralVerb.Should().Be(plural, sentence);
            checkedOnes++;
        }

        checkedOnes.Should().BeGreaterThan(1_000);
    }

    [Test]
    public void The_participle_agrees_with_etre_s_subject_and_with_an_object_before_avoir()
    {
        int checkedOnes = 0;
        foreach (string sentence in s_sentences)
        {
            foreach (Match match in ObjectBefore().Matches(sentence))
            {
                // The noun right before "que" is the object: la maison que Paul a vendue.
                string features = Both(s_nouns[match.Groups["noun"].Value], Before(match));
                match.Groups["participle"].Value.Should().EndWith(Ending(features), sentence);
                checkedOnes++;
            }

            foreach (Match match in Gone().Matches(sentence))
            {
                string features = match.Groups["subject"].Value.ToLowerInvariant() switch
                {
                    "il" => "ms", "elle" => "fs", "ils" => "mp", "elles" => "fp",
                    "anne" or "marie" or "claire" or "alice" or "julie" => "fs",
                    "paul" or "louis" or "marc" or "eric" or "simon" => "ms",
                    var noun => s_nouns.GetValueOrDefault(noun, ""),
                };
                features = features == "ms mp" ? (match.Groups["be"].Value == "sont" ? "mp" : "ms") : features;
                features = features == "fs fp" ? (match.Groups["be"].Value == "sont" ? "fp" : "fs") : features;
                if (features.Length == 2)
                {
                    match.Groups["participle"].Value.Should().EndWith(Ending(features), sentence);
                    checkedOnes++;
                }
            }
        }

        checkedOnes.Should().BeGreaterThan(150);

        static string Ending(string features) => features switch { "ms" => "", "fs" => "e", "mp" => "s", _ => "es" };
    }

    [Test]
    public void Short_words_lose_their_vowel_before_another_and_only_there()
    {
        foreach (string sentence in s_sentences)
        {
            foreach (Match match in Open().Matches(sentence))
            {
                bool aspirated = match.Groups["next"].Value is "hibou" or "hiboux" or "héros";
                aspirated.Should().BeTrue($"\"{match.Value}\" should be joined in: {sentence}");
            }

            foreach (Match match in Joined().Matches(sentence))
            {
                string next = match.Groups["next"].Value;
                bool vowel = Vowel().IsMatch(next) && next is not ("hibou" or "hiboux" or "héros");
                vowel.Should().BeTrue($"\"{match.Value}\" should be two words in: {sentence}");
            }

            sentence.Should().NotMatchRegex(@"(?i)\b(de|à) les? \w+(?<!er|ir|re)\b", "that is du, des, au or aux");
            sentence.Should().NotMatchRegex(@"(?i)\bsi ils?\b");
            sentence.Should().NotMatchRegex(@"(?i)\bde (des|de|d')\b");
        }
    }

    [Test]
    public void A_negation_has_two_parts_round_the_verb()
    {
        int negated = 0;
        foreach (string sentence in s_sentences)
        {
            string[] words = Words(sentence);
            int before = words.Count(word => word is "ne" or "n'");
            int after = words.Count(word => word is "pas" or "jamais" or "plus");
            after.Should().Be(before, sentence);
            negated += before;
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] is "ne" or "n'")
                {
                    int second = Array.FindIndex(words, i, word => word is "pas" or "jamais" or "plus");
                    second.Should().BeInRange(i + 2, i + 4, sentence);
                }
            }
        }

        negated.Should().BeGreaterThan(2_000);
    }

    [Test]
    public void After_a_negation_of_and_any_are_de()
    {
        foreach (string sentence in s_sentences)
        {
            sentence.Should().NotMatchRegex(@"\bn(e |')(?!revien|reven|revin)\w+ (pas|jamais|plus) (un|une|des)\b(?! \w+ (est|sont))", "that is de");
        }
    }

    /// <summary>Words in lower case, each elided one by itself with its apostrophe.</summary>
    private static string[] Words(string sentence) =>
        [.. Word().Matches(sentence.ToLowerInvariant()).Select(match => match.Value)];

    /// <summary>What the determiner in front can stand before.</summary>
    private static string Before(Match match) => s_determiners[match.Groups["determiner"].Value.Trim().ToLowerInvariant()];

    private static string Both(string one, string other) =>
        string.Join(' ', one.Split(' ').Intersect(other.Split(' ')));

    private static Dictionary<string, string> Nouns()
    {
        var nouns = new Dictionary<string, string>();
        foreach (var (list, gender) in new[] { (MasculineNouns, 'm'), (FeminineNouns, 'f') })
        {
            foreach (string[] pair in list.Split(' ').Chunk(2))
            {
                nouns[pair[0]] = $"{gender}s";
                nouns[pair[1]] = pair[0] == pair[1] ? $"{gender}s {gender}p" : $"{gender}p";
            }
        }

        return nouns;
    }

    private static Dictionary<string, string> Adjectives(string list)
    {
        string[] features = ["ms", "fs", "mp", "fp", "ms"];
        return list.Split(' ')
            .SelectMany(adjective => adjective.Split('/').Select((form, i) => (Form: form, Features: features[i])))
            .GroupBy(one => one.Form)
            .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(one => one.Features).Distinct()));
    }

    [GeneratedRegex(@"[\p{L}]+'(?!hui)|[\p{L}]+'hui|[\p{L}-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?i:[aeiouyhàâéèêîôœ])")]
    private static partial Regex Vowel();

    [GeneratedRegex(@"(?i)(?<![\p{L}-])(je|me|le|la|ne|que|de) (?<next>[aeiouyhàâéèêîôœ]\p{L}*)")]
    private static partial Regex Open();

    [GeneratedRegex(@"(?i)(?<!\p{L})(j|m|l|n|qu|d)'(?<next>\p{L}+)")]
    private static partial Regex Joined();

    [GeneratedRegex(
        @"^(?:(?<determiner>Le |La |L'|Les |Un |Une |Ce |Cet |Cette |Ces |Mon |Ma |Mes |Son |Sa |Ses |Notre |Nos |Leur |Leurs "
        + @"|Deux |Trois |Quatre |Cinq )(?<noun>\p{L}+)|(?<noun>Il|Elle)) (?:ne |n')?"
        + @"(?<be>est|sont|était|étaient|sera|seront)(?: pas| jamais| plus| souvent| toujours)?(?: aussi| moins)? (?<adjective>\p{L}+)")]
    private static partial Regex Said();

    [GeneratedRegex(
        @"^(?<determiner>Le |La |L'|Les |Un |Une |Ce |Cet |Cette |Ces |Mon |Ma |Mes |Nos |Leurs |Deux |Trois |Quatre |Cinq )(?<noun>\p{L}+) "
        + @"(?:ne |n'|le |la |l'|les |lui |leur |nous |me |m')*(?<verb>(?!de |du |des |d'|qui |que |qu'|et )\p{L}+)")]
    private static partial Regex SubjectAndVerb();

    [GeneratedRegex(
        @"(?i)(?<!\p{L})(?<determiner>le |la |l'|les )(?<noun>\p{L}+) qu(?:e |')[^,.?]*?\b(?:ai|a|avons|ont) (?<participle>\p{L}*(?:é|i|u|t)e?s?) (?:est|sont|était|étaient|n)")]
    private static partial Regex ObjectBefore();

    [GeneratedRegex(
        @"^(?:\p{L}+ |L')??(?<subject>\p{L}+) (?:n')?(?<be>est|sont)(?: pas| jamais| plus| souvent| toujours)? "
        + @"(?<participle>(?:all|arriv|entr)ée?s?|revenue?s?)")]
    private static partial Regex Gone();
}
