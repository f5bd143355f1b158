namespace Katas.Data.Stories;

/// <summary>
/// A story of six to fifteen sentences. What is drawn at the beginning comes back: names, pronouns, what was found, what it looked
/// like and whose it was, how many animals there are (one is, two are), numbers that add up, quotes that close.
/// </summary>
internal sealed class Story
{
    private readonly SeededRandom _random;
    private readonly Character _hero;
    private readonly Character _friend;
    private readonly string _relation;
    private readonly string _job;
    private readonly string _worry;
    private readonly string _home;
    private readonly string _look;
    private readonly string _near;
    private readonly int _count;
    private readonly string _animals;
    private readonly string _manyAnimals;
    private readonly string _colour;
    private readonly string _thing;
    private readonly string _material;
    private readonly (string Owner, bool IsWoman, string Place) _owner;

    private Story(SeededRandom random)
    {
        _random = random;
        var people = random.Pick(StoryWords.People, 2);
        (_hero, _friend) = (people[0], people[1]);
        _relation = random.Pick(["friend", "neighbour", "cousin", _friend.Sibling]);
        _job = random.Pick(StoryWords.Jobs);
        _worry = random.Pick(StoryWords.Worries);
        (_home, _look, _near) = (random.Pick(StoryWords.Homes), random.Pick(StoryWords.Looks), random.Pick(StoryWords.Waters));
        _count = random.Chance(0.4) ? 1 : 2 + random.Below(3);
        var (one, many) = random.Pick(StoryWords.Animals);
        (_animals, _manyAnimals) = (_count == 1 ? one : many, many);
        _colour = random.Pick(StoryWords.Colours);
        (_thing, _material) = (random.Pick(StoryWords.Things), random.Pick(StoryWords.Materials));
        _owner = random.Pick(StoryWords.Owners);
        Text = string.Join(' ', Sentences());
    }

    /// <summary>The story, on one line.</summary>
    public string Text { get; }

    /// <summary>Questions that the story answers, with their answers: whose it was, who, how many, what.</summary>
    public IReadOnlyList<(string Question, string Answer)> Questions =>
    [
        ($"Whose was the {_thing}?", $"the {_owner.Owner}"),
        ($"Who found the {_thing}?", _hero.Name),
        ($"How many {_manyAnimals} were there?", Number(_count)),
        ($"What was {_hero.Name}?", $"{A(_worry)} {_job}"),
    ];

    private string Were => _count == 1 ? "was" : "were";

    private string They => _count == 1 ? "it" : "they";

    private string OwnerHe => _owner.IsWoman ? "she" : "he";

    /// <summary>Writes one.</summary>
    public static Story Tell(SeededRandom random) => new(random);

    private IEnumerable<string> Sentences() =>
    [
        Opening(), .. Animals(), Companion(), .. Now(0.3, Pause), Finding(), .. Asking(), .. Now(0.6, Journey),
        .. Now(0.5, Arrival), Thanks(), .. _random.Chance(0.6) ? Reward() : [], Ending(),
    ];

    private string Opening() => Pick(
        $"Once upon a time there was {A(_worry)} {_job} called {_hero.Name}, who lived in {A(_look)} {_home} by the {_near}.",
        $"In {A(_look)} {_home} by the {_near} lived {_hero.Name}, {A(_worry)} {_job}.",
        $"{_hero.Name} was {A(_worry)} {_job}. {Capital(_hero.He)} lived by the {_near}, in {A(_look)} {_home}.");

    private IEnumerable<string> Animals()
    {
        string mood = _random.Pick(StoryWords.Moods);
        string number = _count == 1 ? A(_colour) : $"{Number(_count)} {_colour}";
        yield return Pick(
            $"{Capital(_hero.He)} had {number} {_animals}.",
            $"With {_hero.Him} lived {number} {_animals}.");

        // Between the animals and their verb stands a noun of the other number, which must not decide.
        string others = _count == 1 ? "flowers" : "door";
        if (_random.Chance(0.4))
        {
            yield break;
        }

        yield return Pick(
            $"The {_animals} behind the {others} {Were} always {mood}.",
            $"The {_animals}, which loved {_hero.Name}, {Were} never {mood}.",
            $"When {_hero.He} sang, the {_animals} {Were} {mood}.");
    }

    private string Companion() => Pick(
        $"{Capital(_hero.His)} {_relation} {_friend.Name} came to see {_hero.Him} every day.",
        $"{_hero.Name} had a {_relation} called {_friend.Name}, and {_friend.He} often came to see {_hero.Him}.",
        $"Neither {_hero.Name} nor {_hero.His} {_relation} {_friend.Name} had ever left the {_near}.");

    private string Pause() => $"{_random.Pick(StoryWords.Weather)}, and {Pick($"the {_home} was {_look}", $"{_friend.Name} was late")}.";

    private string Finding()
    {
        string where = $"{_random.Pick(StoryWords.Prepositions)} {_random.Pick(StoryWords.Spots)}";
        return Pick(
            $"{_random.Pick(StoryWords.Times)}, while {_hero.He} was {_random.Pick(StoryWords.Walks)}, {_hero.Name} found "
            + $"{A(_material)} {_thing} {where}.",
            $"{_random.Pick(StoryWords.Times)} {_hero.Name} saw something {where}. It was {A(_material)} {_thing}!");
    }

    /// <summary>Questions and answers: the thing comes back, and quotes open and close around whoever speaks.</summary>
    private IEnumerable<string> Asking()
    {
        foreach (string other in _random.Pick([.. StoryWords.Jobs.Where(job => job != _job)], _random.Chance(0.35) ? 1 : 0))
        {
            yield return Pick(
                $"\"Is this your {_thing}?\" {_hero.He} asked the {other}{How()}, but the {other} shook {Pick("her", "his")} head.",
                $"{Capital(_hero.He)} {Pick("showed", "brought", "offered")} the {_thing} to the {other}. \"It is not mine,\" "
                + $"{Answers()} the {other}.");
        }

        string different = _random.Pick([.. StoryWords.Materials.Where(material => material != _material)]);
        yield return Pick(
            $"\"Is it yours?\" {_hero.He} asked {_friend.Name}{How()}. \"No,\" {Answers()} {_friend.Name}, \"my {_thing} is "
            + $"{different}, and this one is {_material}. It belongs to the {_owner.Owner}.\"",
            $"{Capital(_hero.He)} showed the {_material} {_thing} to {_friend.Name}. \"{_hero.Name},\" {_friend.He} {Says()}, "
            + $"\"this {_thing} belongs to the {_owner.Owner}!\"",
            $"\"Look, {_friend.Name},\" {Says()} {_hero.Name}{How()}, \"I found {A(_material)} {_thing}.\" "
            + $"\"I know it,\" {_friend.He} {Answers()}, \"it is the {_owner.Owner}'s {_thing}.\"");
    }

    private string Journey() => Pick(
        $"So {_hero.Name} and {_friend.Name} took the {_thing} and went to the {_owner.Place}.",
        $"They walked for {Number(2 + _random.Below(8))} days until they saw the {_owner.Place} of the {_owner.Owner}.",
        $"The way to the {_owner.Place} was long, and {_friend.Name} carried the {_thing}.");

    private string Arrival() => Pick(
        $"When the {_owner.Owner} saw the {_material} {_thing}, {OwnerHe} began to {Pick("laugh", "cry", "dance", "sing")}.",
        $"The {_owner.Owner} opened the door{How()} and looked at the {_thing}.",
        $"\"Who are you?\" asked the {_owner.Owner}{How()}. \"I am {_hero.Name}, the {_job},\" {_hero.He} said, \"and this is "
        + $"{_friend.Name}.\"");

    private string Thanks() => Pick(
        $"\"Thank you, {_hero.Name},\" {Says()} the {_owner.Owner}, \"I lost my {_thing} {Number(2 + _random.Below(8))} years ago.\"",
        $"\"My {_thing}!\" {Says()} the {_owner.Owner}{How()}. \"Where did you find it, {_hero.Name}?\"",
        $"The {_owner.Owner} put the {_thing} on the table, and {OwnerHe} thanked {_hero.Name} and {_friend.Name}{How()}.");

    private IEnumerable<string> Reward()
    {
        int all = 3 + _random.Below(8);
        int given = 1 + _random.Below(all - 1);
        string gifts = _random.Pick(StoryWords.Gifts);
        yield return $"The {_owner.Owner} gave {_hero.Name} {Number(all)} {gifts}.";
        yield return Pick(
            $"{Capital(_hero.He)} gave {Number(given)} of them to {_friend.Name} and kept {Number(all - given)}.",
            $"{_friend.Name} got {Number(given)} of the {gifts}, and {_hero.Name} kept {Number(all - given)}.");
    }

    private string Ending() => Pick(
        $"When {_hero.Name} came back to the {_home} by the {_near}, the {_colour} {_animals} {Were} there, and the {_job} was never "
        + $"{_worry} again.",
        $"From that day on the {_job} was no longer {_worry}, and the {_animals} {Were} proud of {_hero.Him}.",
        $"{_hero.Name} told the {_animals} about the {_owner.Owner} and the {_thing}, and {They} listened until {_hero.He} slept.");

    private string Says() => Pick("said", "said", "said", "whispered", "cried");

    private string Answers() => Pick("said", "answered", "replied");

    private string How() => _random.Chance(0.7) ? "" : " " + _random.Pick(StoryWords.Manners);

    private IEnumerable<string> Now(double probability, Func<string> sentence) => _random.Chance(probability) ? [sentence()] : [];

    private string Pick(params IReadOnlyList<string> ways) => _random.Pick(ways);

    private static string Number(int number) => StoryWords.Numbers[number - 1];

    private static string A(string next) => Translation.Spelling.An(next) + " " + next;

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
