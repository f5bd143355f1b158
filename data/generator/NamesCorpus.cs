namespace Katas.Data;

/// <summary>
/// Sentences about people, places and organisations in the columns of CoNLL-2003, tagged in its BIO scheme. Each name
/// is a person here, a place there and a company elsewhere; only the sentence tells.
/// </summary>
/// <remarks>
/// A sentence's names appear in every rotation, so that each takes each place once: the same words, other tags. The slots of a sentence are
/// all of different types, so a model that looks at a word and the bag of words around it gets at most every second name right.
/// </remarks>
internal static class NamesCorpus
{
    // {PER}, {LOC}, {ORG}: a name of that type. word|TAG: a word that belongs to the name beside it.
    private static readonly string[] s_templates =
    [
        "{PER} flew to {LOC} on {day} .",
        "{PER} was born in {LOC} .",
        "{PER} was tired of {LOC} .",
        "{PER} {surname}|I-PER left {LOC} on {day} .",
        "{PER} {surname}|I-PER , a {job} , misses {LOC} .",
        "{PER} , who grew up near {LOC} , is a {job} .",
        "{PER} told me that {LOC} is beautiful .",
        "{PER} and a {job} from {LOC} run a {shop} .",
        "My cousin {PER} sold a house in {LOC} .",
        "The mayor of {LOC} thanked {PER} .",
        "In {LOC} , {PER} opened a small {shop} .",
        "{LOC} was cold when {PER} arrived .",
        "{LOC} is the town where {PER} met a {job} .",
        "The train from {LOC} was late , said {PER} .",
        "It rained in {LOC} , so {PER} stayed at home .",
        "The streets of New|B-LOC {I-LOC} reminded {PER} of a film .",
        "{LOC} has a {shop} that {PER} likes .",
        "{ORG} United|I-ORG signed {PER} for a year .",
        "{PER} plays for {ORG} United|I-ORG in {LOC} .",
        "{ORG} United|I-ORG lost in {LOC} on {day} .",
        "The University|B-ORG of|I-ORG {I-ORG} invited {PER} .",
        "{PER} studied at the University|B-ORG of|I-ORG {I-ORG} .",
        "Shares in {ORG} fell after {PER} resigned .",
        "Profit at {ORG} rose , {PER} said on {day} .",
        "{ORG} hired {PER} to run its office in {LOC} .",
        "{ORG} opened a factory outside {LOC} .",
        "{ORG} Motors|I-ORG builds cars in {LOC} .",
        "{PER} works for {ORG} Motors|I-ORG as a {job} .",
    ];

    private static readonly string[] s_openings = ["", "", "", "Last year , ", "On {day} , ", "As we know , "];

    /// <summary>The corpus's file for a split.</summary>
    public static CorpusFile File(Split split)
    {
        var random = new SeededRandom(split == Split.Train ? 505UL : 506UL);
        var sentences = Splits.Fill(split, 2000, random, () => Draw(split, random), Text);
        return CorpusFile.OfTokens(Splits.FileName("lesson05-names", split, "conll"), sentences);
    }

    private static (string Word, string Tag)[][] Draw(Split split, SeededRandom random)
    {
        string template = random.Pick(s_openings) + random.Pick(s_templates);
        string text = template
            .Replace("{day}", random.Pick(Words.Days))
            .Replace("{job}", random.Pick(Words.Jobs))
            .Replace("{shop}", random.Pick(Words.Shops))
            .Replace("{surname}", random.Pick(Words.Surnames(split)));
        string[] parts = text.Split(' ');
        string[] names = random.Pick(Words.Names(split), parts.Count(IsSlot));
        return [.. Enumerable.Range(0, names.Length).Select(shift => Tokens(parts, names, shift))];
    }

    private static (string Word, string Tag)[] Tokens(string[] parts, string[] names, int shift)
    {
        int slot = 0;
        return [.. parts.Select(part =>
        {
            if (IsSlot(part))
            {
                string type = part.Trim('{', '}');
                string name = names[(slot++ + shift) % names.Length];
                return (name, type.Contains('-') ? type : $"B-{type}");
            }

            string[] pieces = part.Split('|');
            return (pieces[0], pieces.Length == 2 ? pieces[1] : "O");
        })];
    }

    private static string Text((string Word, string Tag)[] sentence) =>
        string.Join(' ', sentence.Select(token => token.Word));

    private static bool IsSlot(string part) => part[0] == '{';
}
