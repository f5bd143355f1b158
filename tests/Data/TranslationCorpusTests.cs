using FluentAssertions;
using Katas.Data;
using Katas.Data.Translation;
using NUnit.Framework;

namespace Katas.Tests.Data;

/// <summary>The sentences of lessons 07 and 08: how many, none twice, one translation each, and French words in their forms.</summary>
public class TranslationCorpusTests
{
    private static readonly (string English, string French)[] s_train = Read("train");

    private static readonly (string English, string French)[] s_heldOut = Read("heldout");

    /// <summary>Translated by hand, one for each thing that the grammar has to get right.</summary>
    private static readonly (string English, string French)[] s_byHand =
    [
        ("Two women do not admire her.", "Deux femmes ne l'admirent pas."),
        ("If she buys a goat, she will buy the key.", "Si elle achète une chèvre, elle achètera la clé."),
        ("If he loves a donkey, he will meet a king.", "S'il aime un âne, il rencontrera un roi."),
        ("The old schools are as white as this castle.", "Les vieilles écoles sont aussi blanches que ce château."),
        ("He was lending me a salad.", "Il me prêtait une salade."),
        ("This strange queen always offered them the egg.", "Cette reine étrange leur a toujours offert l'œuf."),
        ("Four beautiful keys were dirty, but they were small.", "Quatre belles clés étaient sales, mais elles étaient petites."),
        ("Claire entered a town.", "Claire est entrée dans une ville."),
        ("My lazy aunt admires the princess's owl and loves it.", "Ma tante paresseuse admire le hibou de la princesse et l'aime."),
        ("My woman does not want to choose the small map.", "Ma femme ne veut pas choisir la petite carte."),
        ("I never know that Eric ate under the blue cars.", "Je ne sais jamais qu'Eric a mangé sous les voitures bleues."),
        ("Are my men's coats strange?", "Est-ce que les manteaux de mes hommes sont étranges ?"),
        ("The intelligent donkey comes back from this church.", "L'âne intelligent revient de cette église."),
        ("His girl will come back from this hotel next week.", "Sa fille reviendra de cet hôtel la semaine prochaine."),
        ("There is no dog near the house.", "Il n'y a pas de chien près de la maison."),
        ("Anne did not enter the forest.", "Anne n'est pas entrée dans la forêt."),
        ("Our lazy queen danced in front of the calm church.", "Notre reine paresseuse a dansé devant l'église calme."),
        ("Where was the umbrella?", "Où était le parapluie ?"),
    ];

    [Test]
    public void There_are_enough_and_none_twice()
    {
        s_train.Should().HaveCount(8000);
        s_heldOut.Should().HaveCount(500);
        s_train.Concat(s_heldOut).Select(pair => pair.English).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void No_held_out_sentence_was_learned_in_either_language()
    {
        s_heldOut.Select(pair => pair.English).Intersect(s_train.Select(pair => pair.English)).Should().BeEmpty();
        s_heldOut.Select(pair => pair.French).Intersect(s_train.Select(pair => pair.French)).Should().BeEmpty();
    }

    [Test]
    public void Sentences_are_short_to_middling()
    {
        foreach (var (english, french) in s_train.Concat(s_heldOut))
        {
            english.Split(' ').Length.Should().BeInRange(2, 18);
            french.Split(' ').Length.Should().BeInRange(2, 20);
        }
    }

    [Test]
    public void An_English_sentence_has_one_translation_however_often_it_is_drawn()
    {
        var sentences = new Sentences(new SeededRandom(1), Split.Train);
        Enumerable.Range(0, 60_000).Select(_ => sentences.Draw()).Distinct()
            .GroupBy(pair => pair.English).Where(group => group.Count() > 1)
            .Should().BeEmpty();
    }

    [Test]
    public void Nothing_is_said_that_English_leaves_open()
    {
        foreach (var (english, french) in s_train.Concat(s_heldOut))
        {
            string[] words = [.. Words(english)];
            words.Should().NotContain(["you", "your", "friend", "neighbour", "teacher", "knew", "loved"]);
            words.First().Should().NotBe("they").And.NotBe("it", english);
            french.Should().NotMatchRegex(@"\b(nous|m'|vous) ?(a|ont|as) (souvent |toujours )?(vu|trouvé|suivi|aidé)", "vus or vues?");
        }
    }

    [Test]
    public void It_contains_what_was_translated_by_hand()
    {
        var all = s_train.ToHashSet();
        s_byHand.Should().OnlyContain(pair => all.Contains(pair));
    }

    [Test]
    public void Held_out_sentences_put_adjectives_beside_nouns_that_training_never_did()
    {
        var learned = s_train.SelectMany(pair => NounsWithAdjectives(pair.English)).ToHashSet();
        s_train.SelectMany(pair => NounsWithAdjectives(pair.English)).Should().HaveCountGreaterThan(2000);
        s_heldOut.Count(pair => NounsWithAdjectives(pair.English).Any(one => !learned.Contains(one)))
            .Should().BeGreaterThan(100, "the README says a fifth");
    }

    [Test]
    public void Hardly_a_word_is_new_in_held_out_sentences()
    {
        var known = s_train.SelectMany(pair => Words(pair.French)).ToHashSet();
        string[] words = [.. s_heldOut.SelectMany(pair => Words(pair.French))];
        words.Count(word => !known.Contains(word)).Should().BeLessThan(words.Length / 200);
    }

    [TestCase("man", false, nameof(Determiner.The), "old", "the old man", "le vieil homme")]
    [TestCase("man", true, nameof(Determiner.The), "old", "the old men", "les vieux hommes")]
    [TestCase("tree", false, nameof(Determiner.This), null, "this tree", "cet arbre")]
    [TestCase("tree", false, nameof(Determiner.This), "big", "this big tree", "ce grand arbre")]
    [TestCase("tree", false, nameof(Determiner.A), "beautiful", "a beautiful tree", "un bel arbre")]
    [TestCase("house", false, nameof(Determiner.A), "beautiful", "a beautiful house", "une belle maison")]
    [TestCase("house", true, nameof(Determiner.A), "old", "some old houses", "de vieilles maisons")]
    [TestCase("house", true, nameof(Determiner.A), "white", "some white houses", "des maisons blanches")]
    [TestCase("clock", false, nameof(Determiner.My), null, "my clock", "mon horloge")]
    [TestCase("clock", false, nameof(Determiner.My), "new", "my new clock", "ma nouvelle horloge")]
    [TestCase("sword", false, nameof(Determiner.Her), null, "her sword", "son épée")]
    [TestCase("owl", false, nameof(Determiner.The), null, "the owl", "le hibou")]
    [TestCase("owl", false, nameof(Determiner.This), "young", "this young owl", "ce jeune hibou")]
    [TestCase("owl", false, nameof(Determiner.This), null, "this owl", "ce hibou")]
    [TestCase("hero", true, nameof(Determiner.Their), null, "their heroes", "leurs héros")]
    [TestCase("egg", true, nameof(Determiner.Five), "small", "five small eggs", "cinq petits œufs")]
    [TestCase("horse", true, nameof(Determiner.This), "grey", "these grey horses", "ces chevaux gris")]
    [TestCase("mouse", true, nameof(Determiner.Our), "happy", "our happy mice", "nos souris heureuses")]
    public void Noun_phrases(
        string noun, bool plural, string determiner, string? adjective, string english, string french)
    {
        var phrase = NounPhrase.Create(
            Noun.All.Single(one => one.One == noun),
            plural,
            Enum.Parse<Determiner>(determiner),
            Adjective.All.SingleOrDefault(one => one.English == adjective));

        (phrase.English, phrase.French).Should().Be((english, french));
    }

    [TestCase("le roi", "du roi", "au roi")]
    [TestCase("les rois", "des rois", "aux rois")]
    [TestCase("la reine", "de la reine", "à la reine")]
    [TestCase("l'oncle", "de l'oncle", "à l'oncle")]
    [TestCase("Anne", "d'Anne", "à Anne")]
    [TestCase("un roi", "d'un roi", "à un roi")]
    [TestCase("des rois", "de rois", "à des rois")]
    [TestCase("de vieux rois", "de vieux rois", "à de vieux rois")]
    [TestCase("le hibou", "du hibou", "au hibou")]
    public void Prepositions(string phrase, string of, string to)
    {
        Spelling.De(phrase).Should().Be(of);
        Spelling.To(phrase).Should().Be(to);
    }

    [TestCase("manger", "mange mange mangeons mangent", "mangeais mangeait mangions mangeaient", "mangerai mangera mangerons mangeront")]
    [TestCase("acheter", "achète achète achetons achètent", "achetais achetait achetions achetaient", "achèterai achètera achèterons achèteront")]
    [TestCase("appeler", "appelle appelle appelons appellent", "appelais appelait appelions appelaient", "appellerai appellera appellerons appelleront")]
    [TestCase("voir", "vois voit voyons voient", "voyais voyait voyions voyaient", "verrai verra verrons verront")]
    [TestCase("peindre", "peins peint peignons peignent", "peignais peignait peignions peignaient", "peindrai peindra peindrons peindront")]
    [TestCase("choisir", "choisis choisit choisissons choisissent", "choisissais choisissait choisissions choisissaient", "choisirai choisira choisirons choisiront")]
    [TestCase("connaître", "connais connaît connaissons connaissent", "connaissais connaissait connaissions connaissaient", "connaîtrai connaîtra connaîtrons connaîtront")]
    [TestCase("tenir", "tiens tient tenons tiennent", "tenais tenait tenions tenaient", "tiendrai tiendra tiendrons tiendront")]
    public void Verbs_by_person(string infinitive, string present, string imperfect, string future)
    {
        var verb = Verbs.Transitive.Single(one => one.Infinitive == infinitive);
        Features[] persons =
        [
            new(Gender.Masculine, Plural: false, First: true), new(Gender.Feminine, Plural: false),
            new(Gender.Masculine, Plural: true, First: true), new(Gender.Feminine, Plural: true),
        ];

        string Forms(Tense tense) => string.Join(' ', persons.Select(person => verb.French(tense, person)));

        Forms(Tense.Present).Should().Be(present);
        Forms(Tense.Progressive).Should().Be(imperfect);
        Forms(Tense.Future).Should().Be(future);
    }

    private static (string English, string French)[] Read(string split) =>
    [
        .. from line in File.ReadLines(Path.Combine(Repository.Root, "data", $"lesson07-translation-{split}.tsv"))
           let cells = line.Split('\t')
           select (cells[0], cells[1]),
    ];

    private static IEnumerable<string> Words(string sentence) =>
        sentence.ToLowerInvariant().Split([' ', '.', ',', '?', '\''], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string, string)> NounsWithAdjectives(string english)
    {
        string[] words = [.. Words(english)];
        return from i in Enumerable.Range(0, words.Length - 1)
               where Adjective.All.Any(adjective => adjective.English == words[i])
               let noun = Noun.All.FirstOrDefault(noun => noun.One == words[i + 1] || noun.Many == words[i + 1])
               where noun is not null
               select (words[i], noun.One);
    }
}
