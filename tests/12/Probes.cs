using Katas.Lesson09;
using Katas.Testkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes. All in float64,
/// where another order of the same operations changes next to nothing.
/// </summary>
public static class Probes
{
    private const long No = InstructionExample.Ignored;

    [Probe("12.1")]
    public static string WhatTrains() => Trains(name => name.EndsWith("query.weight", StringComparison.Ordinal));

    [Probe("12.1")]
    public static string NothingTrains() => Trains(_ => false);

    [Probe("12.1")]
    public static string AllTrains() => Trains(_ => true);

    [Probe("12.1")]
    public static string TrainsAgain()
    {
        var model = Model();
        Freezing.TrainOnly(model, _ => false);
        var trained = Freezing.TrainOnly(model, name => name.Contains("norm", StringComparison.Ordinal));
        return $"{trained.Count} {Flags(model)}";
    }

    [Probe("12.1")]
    public static string GradientsLeft()
    {
        var model = Model();
        Pull(model.call(new ModelInput(Models.Text(1, 2, 3))).Logits!);
        Freezing.TrainOnly(model, name => name.Contains("blocks.1", StringComparison.Ordinal));
        return string.Join(' ', Models.Named(model).Where(each => each.Value.grad is { IsInvalid: false })
            .Select(each => $"{each.Key} {each.Value.requires_grad}"));
    }

    [Probe("12.1")]
    public static string TheirOwn()
    {
        var model = Model();
        var trained = Freezing.TrainOnly(model, name => name.Contains("norm", StringComparison.Ordinal));
        var own = model.parameters().ToList();
        return string.Join(' ', trained.Select(each => own.FindIndex(other => Models.Same(each, other))));
    }

    [Probe("12.2")]
    public static string Factors() => string.Join(' ', new LoraOptions[]
    {
        new(3, 12), new(4, 1), new(4, 6) { RankStabilised = true }, new(3, 6) { RankStabilised = true },
    }.Select(options => FormattableString.Invariant($"{new LoraLinear(Models.Layer(), options).Factor:0.000000}")));

    [Probe("12.2")]
    public static string DropoutKept() => FormattableString.Invariant(
        $"{new LoraLinear(Models.Layer(), new LoraOptions(3, 12) { Dropout = 0.25 }).Dropout}");

    [Probe("12.2")]
    public static string Registered() => string.Join(' ', new[] { true, false }.Select(
        bias => string.Join(' ', Models.Named(new LoraLinear(Models.Layer(bias: bias), new LoraOptions(3, 12)))
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key} [{string.Join(' ', each.Value.shape)}] {each.Value.requires_grad}"))));

    [Probe("12.2")]
    public static string Spreads()
    {
        using var seed = new Toolkit.LocalSeed(15);
        var layer = new LoraLinear(Models.Layer(400, 50), new LoraOptions(25, 8));
        var (a, b) = (Named(layer, "lora_a"), Named(layer, "lora_b"));
        return a is null || b is null ? "missing" : string.Join(' ', new[] { a, b }.Select(each =>
            $"{Rough(each.abs().max().ToDouble())} {Rough(each.std().ToDouble())}"));
    }

    [Probe("12.2")]
    public static string Modes() => string.Join(' ', new[] { true, false }.Select(training =>
    {
        var original = Models.Layer();
        original.train(training);
        return new LoraLinear(original, new LoraOptions(3, 12)).training;
    }));

    [Probe("12.2")]
    public static string Types() => string.Join(' ', Models.Named(
        new LoraLinear(Models.Layer(type: ScalarType.Float64), new LoraOptions(3, 12))).Select(
            each => $"{each.Key} {each.Value.dtype}").Order());

    [Probe("12.2")]
    public static string Shared()
    {
        var a = new Parameter(Seeded.Normal(2, 3, 7));
        var original = Models.Layer();
        var layer = new LoraLinear(original, new LoraOptions(3, 12), a);
        bool alike = Named(layer, "lora_a") is { } own && own.size(0) == 3 && own.size(1) == 7 && Models.Equal(own, a);
        return $"{Models.Same(Named(layer, "lora_a"), a)} {alike} {Models.Same(Named(layer, "weight"), original.weight)} "
            + $"{Models.Same(Named(layer, "bias"), original.bias)}";
    }

    [Probe("12.3")]
    public static Tensor Output() => Models.Adapted(type: ScalarType.Float64).Adapted(Normal(3, 2, 4, 7));

    [Probe("12.3")]
    public static Tensor OutputOfRankStabilised() => Models.Adapted(
        new LoraOptions(3, 5) { RankStabilised = true }, ScalarType.Float64).Adapted(Normal(4, 4, 7));

    [Probe("12.3")]
    public static Tensor OutputWithoutBias() =>
        Models.Adapted(new LoraOptions(3, 1), ScalarType.Float64, bias: false).Adapted(Normal(5, 7));

    [Probe("12.3")]
    public static Tensor AllDropped()
    {
        var layer = Models.Adapted(new LoraOptions(3, 12) { Dropout = 1 }, ScalarType.Float64);
        layer.train();
        return layer.Adapted(Normal(6, 4, 7));
    }

    [Probe("12.3")]
    public static Tensor NothingDropped()
    {
        var layer = Models.Adapted(new LoraOptions(3, 12) { Dropout = 0.5 }, ScalarType.Float64);
        layer.eval();
        using var seed = new Toolkit.LocalSeed(13); // for whoever drops out all the same
        return layer.Adapted(Normal(7, 4, 7));
    }

    [Probe("12.3")]
    public static string GradientsOfTheAdapter()
    {
        var layer = Models.Adapted(type: ScalarType.Float64);
        Pull(layer.Adapted(Normal(8, 4, 7)));
        return string.Join(' ', new[] { "lora_a", "lora_b" }.Select(
            name => layer.named_parameters().Any(each => each.name == name && each.parameter.grad is { IsInvalid: false })));
    }

    [Probe("12.3")]
    public static string ShareDropped()
    {
        var layer = new LoraLinear(nn.Linear(40, 40, hasBias: false), new LoraOptions(40, 40) { Dropout = 0.25 });
        using var noGradient = no_grad();
        Models.Find(layer, "weight").zero_();
        Models.Find(layer, "lora_a").copy_(eye(40));
        Models.Find(layer, "lora_b").copy_(eye(40));
        layer.train();
        using var seed = new Toolkit.LocalSeed(12);
        var output = layer.Adapted(ones(100, 40));
        return $"{Math.Round(output.eq(0).to(ScalarType.Float64).mean().ToDouble() * 20) / 20} {Rough(output.max().ToDouble())}";
    }

    [Probe("12.3")]
    public static string WhereItIsDropped()
    {
        var layer = new LoraLinear(nn.Linear(40, 2, hasBias: false), new LoraOptions(2, 2) { Dropout = 0.25 });
        using var noGradient = no_grad();
        Models.Find(layer, "weight").zero_();
        Models.Find(layer, "lora_a").fill_(1);
        Models.Find(layer, "lora_b").copy_(eye(2));
        layer.train();
        using var seed = new Toolkit.LocalSeed(14);
        return $"{layer.Adapted(ones(100, 40)).eq(0).any().ToBoolean()}";
    }

    [Probe("12.4")]
    public static string Inserted() => Insert(Model(), ["query", "down"]);

    [Probe("12.4")]
    public static string InsertedInOrder() => Insert(Model(), ["value", "query"]);

    [Probe("12.4")]
    public static string InsertedByTheWholeName() => Insert(Model(), ["blocks.1.attention.query"]);

    [Probe("12.4")]
    public static string InsertedByTwoPieces() => Insert(Model(), ["attention.value"]);

    [Probe("12.4")]
    public static string InsertedKeys() => Insert(new Keys(), ["key"]);

    [Probe("12.4")]
    public static string InsertedTwice()
    {
        var model = Model();
        return $"{Insert(model, ["query"])} | {Insert(model, ["value"])}";
    }

    [Probe("12.4")]
    public static Tensor LogitsAfterInserting()
    {
        var model = Model();
        Lora.Insert(model, ["query", "value"], new LoraOptions(2, 7));
        Models.Fill(model);
        return model.call(new ModelInput(Models.Text(9, 2, 4))).Logits!;
    }

    [Probe("12.4")]
    public static string FactorsOfLayers()
    {
        var model = Model();
        Lora.Insert(model, ["query"], new LoraOptions(2, 7) { RankStabilised = true });
        return string.Join(' ', model.named_modules().Select(part => part.module).OfType<LoraLinear>().Select(
            layer => FormattableString.Invariant($"{layer.Factor:0.0000}")));
    }

    [Probe("12.5")]
    public static Tensor MergedWeight() => Merged(new LoraOptions(3, 12)).Weight.detach();

    [Probe("12.5")]
    public static Tensor MergedWeightRankStabilised() => Merged(new(3, 5) { RankStabilised = true }).Weight.detach();

    [Probe("12.5")]
    public static Tensor MergedTwice()
    {
        var layer = Merged(new LoraOptions(3, 12));
        layer.Merge();
        return layer.Weight.detach();
    }

    [Probe("12.5")]
    public static Tensor OwnWeightWhileMerged() => Models.Find(Merged(new LoraOptions(3, 12)), "weight").detach();

    [Probe("12.5")]
    public static Tensor MergedUnmergedMerged()
    {
        var layer = Merged(new LoraOptions(3, 12));
        layer.Unmerge();
        using (no_grad())
        {
            Models.Find(layer, "lora_b").mul_(2);
        }

        layer.Merge();
        return layer.Weight.detach();
    }

    [Probe("12.5")]
    public static string StateOfMerging()
    {
        var layer = Merged(new LoraOptions(3, 12));
        string merged = $"{layer.Merged} {layer.Weight.requires_grad}";
        layer.Unmerge();
        return $"{merged} {layer.Merged}";
    }

    [Probe("12.5")]
    public static string KeptBeyondAScope()
    {
        var layer = Models.Adapted();
        using (NewDisposeScope())
        {
            layer.Merge();
        }

        return $"{layer.Weight.IsInvalid}";
    }

    [Probe("12.6")]
    public static Tensor? WiderBooleans() => VirtualTokens.Mask(Seeded.Mask(10, 2, 1, 1, 5), 3);

    [Probe("12.6")]
    public static Tensor? WiderNumbers() => VirtualTokens.Mask(Normal(11, 2, 1, 1, 5), 3);

    [Probe("12.6")]
    public static string NoMask() => $"{VirtualTokens.Mask(null, 3) is null}";

    [Probe("12.6")]
    public static Tensor? NoneInFront() => VirtualTokens.Mask(Seeded.Mask(12, 2, 1, 1, 5), 0);

    [Probe("12.7")]
    public static (Tensor, Tensor) PromptAlone() => Moved(Prompt().InFront(new(Models.Text(13, 2, 5))));

    [Probe("12.7")]
    public static (Tensor, Tensor) PromptBeforeVectors() =>
        Moved(Prompt().InFront(new() { Vectors = Normal(14, 2, 3, Models.Width) }));

    [Probe("12.7")]
    public static (Tensor, Tensor) PromptUnderAMask() =>
        Moved(Prompt().InFront(new(Models.Text(15, 2, 5)) { Mask = Seeded.Mask(16, 2, 1, 1, 5) }));

    [Probe("12.7")]
    public static Tensor? PromptAndPositions() =>
        Prompt().InFront(new(Models.Text(17, 2, 3)) { Positions = tensor(new long[] { 0, 1, 5 }) }).Positions;

    [Probe("12.7")]
    public static Tensor? PromptAndPositionsOfEach() => Prompt().InFront(
        new(Models.Text(18, 2, 3)) { Positions = tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } }) }).Positions;

    [Probe("12.7")]
    public static Tensor? PromptAndSegments() => Prompt("BERT").InFront(
        new(Models.Text(19, 2, 2)) { Segments = tensor(new long[,] { { 1, 1 }, { 0, 1 } }) }).Segments;

    [Probe("12.7")]
    public static string PromptBehindAPast()
    {
        var prompt = Prompt();
        var past = prompt.call(new(Models.Text(20, 2, 4))).Past;
        var moved = prompt.InFront(new(Models.Text(21, 2, 2))
        {
            Past = past, Mask = Seeded.Mask(22, 2, 1, 1, 6), Positions = tensor(new long[] { 4, 5 }),
        });
        return $"{(moved.Ids ?? moved.Vectors!).size(1)} {moved.Mask?.size(-1)} {moved.Positions?[0].ToInt64()} "
            + $"{ReferenceEquals(moved.Past, past)}";
    }

    [Probe("12.7")]
    public static string PromptAndGradients() =>
        $"{Prompt().InFront(new(Models.Text(42, 2, 5))).Vectors?.requires_grad}";

    [Probe("12.8")]
    public static string PrefixAndGradients() =>
        $"{Prefix("Llama").InFront(new(Models.Text(43, 2, 5))).Past?.Layers[0].Keys.requires_grad}";

    [Probe("12.8")]
    public static Tensor PrefixOfLlama() => Prefix("Llama").call(new(Models.Text(23, 2, 5))).Logits!;

    [Probe("12.8")]
    public static Tensor PrefixOfGpt2() => Prefix("GPT-2").call(new(Models.Text(24, 2, 5))).Logits!;

    [Probe("12.8")]
    public static (Tensor, Tensor, Tensor, Tensor) PrefixAsAPast()
    {
        var layers = Prefix("Llama").InFront(new(Models.Text(25, 2, 5))).Past!.Layers;
        return (layers[0].Keys, layers[0].Values, layers[1].Keys, layers[1].Values);
    }

    [Probe("12.8")]
    public static Tensor? PrefixAndMask() =>
        Prefix("Llama").InFront(new(Models.Text(26, 2, 5)) { Mask = Seeded.Mask(27, 2, 1, 1, 5) }).Mask;

    [Probe("12.8")]
    public static Tensor? PrefixAndPositions() => Prefix("GPT-2").InFront(
        new(Models.Text(28, 2, 3)) { Positions = tensor(new long[,] { { 0, 0, 1 }, { 4, 5, 6 } }) }).Positions;

    [Probe("12.8")]
    public static string PositionsNobodySaid() =>
        $"{Prefix("GPT-2").InFront(new(Models.Text(29, 2, 3))).Positions?.str()}";

    [Probe("12.8")]
    public static string PrefixBehindAPast()
    {
        var prefix = Prefix("Llama");
        var past = prefix.call(new(Models.Text(30, 2, 4))).Past;
        var moved = prefix.InFront(new(Models.Text(31, 2, 2)) { Past = past, Mask = Seeded.Mask(32, 2, 1, 1, 6) });
        return $"{moved.Past?.Count} {moved.Past?.Layers[0].Length} {moved.Mask?.size(-1)}";
    }

    [Probe("12.9")]
    public static string WholeExample() => Encoded(20, "ab", "cd");

    [Probe("12.9")]
    public static string CutInTheAnswer() => Encoded(6, "ab", "cde");

    [Probe("12.9")]
    public static string CutBeforeTheEnd() => Encoded(7, "ab", "cde");

    [Probe("12.9")]
    public static string CutInThePrompt() => Encoded(3, "ab", "cd");

    [Probe("12.9")]
    public static string JustFits() => Encoded(8, "ab", "cde");

    [Probe("12.9")]
    public static string SameIdsOnBothSides() => Encoded(20, "c\u0003", "c\u0003c");

    [Probe("12.9")]
    public static string TokensOfTwoLetters() => Written(new InstructionFormat(
        new InstructionTemplate("a{question}"),
        text => [.. text.Chunk(2).Select(letters => letters.Aggregate(0L, (id, letter) => (id * 1000) + letter))],
        3,
        20).Encode(new Dictionary<string, string> { ["question"] = "bc" }, "de"));

    [Probe("12.10")]
    public static Tensor LossOfOne() =>
        AnswerLoss.Of(Normal(33, 1, 5, 7), tensor(new long[,] { { No, No, 2, 3, No } }));

    [Probe("12.10")]
    public static Tensor LossOfTwo() =>
        AnswerLoss.Of(Normal(34, 2, 6, 7), tensor(new long[,] { { No, 1, 2, 3, 4, 5 }, { No, No, No, No, 6, No } }));

    [Probe("12.10")]
    public static Tensor LossWithToken0() => AnswerLoss.Of(Normal(35, 1, 4, 7), tensor(new long[,] { { No, 0, 6, 0 } }));

    [Probe("12.10")]
    public static Tensor LossWithALabelInFront() =>
        AnswerLoss.Of(Normal(36, 2, 4, 7), tensor(new long[,] { { 5, No, 2, No }, { No, No, No, 1 } }));

    [Probe("12.10")]
    public static string LossAndGradients() => $"{AnswerLoss.Of(
        Normal(44, 1, 5, 7).requires_grad_(), tensor(new long[,] { { No, No, 2, 3, No } })).requires_grad}";

    [Probe("12.11")]
    public static string Rows() => string.Join(" | ", new (int[] Lengths, long Row)[]
    {
        ([6, 5, 3, 2, 4, 1], 9), ([4, 4, 4], 4), ([2, 8, 2, 2, 3], 9), ([5, 7, 3], 10), ([7, 5, 2], 10),
    }.Select(each => Packed(each.Lengths, each.Row)));

    [Probe("12.11")]
    public static string RowsAndTooLong() => Packed([4, 10, 9, 30, 1], 9);

    [Probe("12.11")]
    public static string NoRows() => $"{Packed([], 9)} | {Packed([9], 8)}";

    [Probe("12.11")]
    public static string IdsInRows() => string.Join(" | ", Packing.Rows([Example(3), Example(7), Example(2), Example(4)], 6).Rows
        .Select(row => string.Join(" / ", row.Select(example => string.Join(' ', example.Ids)))));

    [Probe("12.12")]
    public static Tensor PackedIds() => Batch().Ids;

    [Probe("12.12")]
    public static Tensor PackedLabels() => Batch().Labels;

    [Probe("12.12")]
    public static Tensor PackedPositions() => Batch().Positions;

    [Probe("12.12")]
    public static Tensor PackedMask() => Batch().Mask.logical_and(arange(9).unsqueeze(-1) >= arange(9));

    [Probe("12.12")]
    public static Tensor PackedLogits()
    {
        var batch = Packing.Batch([[Example(5), Example(4)], [Example(3), Example(2)]], 9, 7);
        var logits = Model("GPT-2").call(batch.Input).Logits!;
        return cat([logits[0], logits[1, ..5]]);
    }

    [Probe("12.13")]
    public static string Taken() => string.Join(' ', Adapters.Take(Adapted()).Select(
        each => $"{each.Key} {each.Value.requires_grad}").Order());

    [Probe("12.13")]
    public static string TakenWithAHead()
    {
        var model = new Keys();
        Models.Named(model).ToList().ForEach(
            each => each.Value.requires_grad = each.Key.StartsWith("keyhole", StringComparison.Ordinal));
        return string.Join(' ', Adapters.Take(model).Keys.Order());
    }

    [Probe("12.13")]
    public static string TakenBeforeTraining()
    {
        var model = Adapted();
        var taken = Adapters.Take(model);
        var before = taken.ToDictionary(each => each.Key, each => each.Value.detach().clone());
        Models.Fill(model, 77);
        return string.Join(' ', taken.Select(each => Models.Equal(each.Value, before[each.Key])).Distinct());
    }

    [Probe("12.14")]
    public static Tensor SwappedLogits()
    {
        var model = Adapted();
        Adapters.Swap(model, Other(model));
        return model.call(new ModelInput(Models.Text(37, 2, 4))).Logits!;
    }

    [Probe("12.14")]
    public static Tensor SwappedBack()
    {
        var model = Adapted();
        Adapters.Swap(model, Adapters.Swap(model, Other(model)));
        return model.call(new ModelInput(Models.Text(38, 2, 4))).Logits!;
    }

    [Probe("12.14")]
    public static Tensor WhatComesBack()
    {
        var model = Adapted();
        return cat([.. Adapters.Swap(model, Other(model)).OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => each.Value.detach().flatten())]);
    }

    [Probe("12.14")]
    public static string SwappedParameters()
    {
        var model = Adapted();
        var before = Models.Named(model);
        var other = Other(model);
        var copies = other.ToDictionary(each => each.Key, each => each.Value.clone());
        Adapters.Swap(model, other);
        string own = string.Join(' ', Models.Named(model).Select(each => Models.Same(each.Value, before[each.Key])).Distinct());
        Models.Fill(model, 90);
        return $"{own} {Flags(model)} {string.Join(' ', other.Select(each => Models.Equal(each.Value, copies[each.Key])).Distinct())}";
    }

    private static TransformerModel Model(string kind = "Llama") => Models.Model(kind, ScalarType.Float64);

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static void Pull(Tensor output) => (output * Seeded.Normal(9, output.dtype, output.shape)).sum().backward();

    private static string Trains(Func<string, bool> trains)
    {
        var model = Model();
        var trained = Freezing.TrainOnly(model, trains);
        return $"{trained.Count} {Flags(model)}";
    }

    private static string Flags(nn.Module model) =>
        string.Concat(model.parameters().Select(parameter => parameter.requires_grad ? '1' : '0'));

    private static Tensor? Named(nn.Module layer, string name) =>
        layer.named_parameters().FirstOrDefault(each => each.name == name).parameter;

    private static string Rough(double number) => number == 0 ? "0" : FormattableString.Invariant($"2^{Math.Round(Math.Log2(number))}");

    private static string Insert(nn.Module model, string[] targets)
    {
        var names = Lora.Insert(model, targets, new LoraOptions(3, 12));
        var adapted = model.named_modules().Where(part => part.module is LoraLinear).Select(part => part.name);
        return $"{string.Join(' ', names)}; {string.Join(' ', adapted)}; {Flags(model)}";
    }

    private static LoraLinear Merged(LoraOptions options)
    {
        var layer = Models.Adapted(options, ScalarType.Float64);
        layer.Merge();
        return layer;
    }

    private static PromptTuning Prompt(string kind = "Llama") => new(Model(kind), Normal(40, 3, Models.Width));

    private static (Tensor, Tensor) Moved(ModelInput input) =>
        (input.Vectors ?? input.Ids!.to(ScalarType.Float64), input.Mask ?? zeros(1));

    private static PrefixTuning Prefix(string kind)
    {
        var prefix = new PrefixTuning(Model(kind), 4);
        prefix.to(ScalarType.Float64);
        using var noGradient = no_grad();
        var numbers = Models.Find(prefix, "prefix");
        numbers.copy_(Normal(41, numbers.shape));
        return prefix;
    }

    private static string Encoded(int longest, string question, string answer) => Written(new InstructionFormat(
        new InstructionTemplate("Q{question}?"), text => [.. text.Select(letter => (long)letter)], 3, longest).Encode(
            new Dictionary<string, string> { ["question"] = question }, answer));

    private static string Written(InstructionExample example) =>
        $"{string.Join(' ', example.Ids)} | {string.Join(' ', example.Labels)}";

    private static string Packed(int[] lengths, long row)
    {
        var packed = Packing.Rows([.. lengths.Select(Example)], row);
        return string.Join(' ', packed.Rows.Select(each => string.Join('+', each.Select(example => example.Length))))
            + $" ({string.Join(' ', packed.TooLong)})";
    }

    private static InstructionExample Example(int length)
    {
        long[] ids = [.. Enumerable.Range(0, length).Select(i => 1 + (((length * 7L) + (i * 3)) % 30))];
        return new InstructionExample(ids, [.. ids.Select((id, i) => i < length / 2 ? No : id)]);
    }

    private static PackedBatch Batch() => Packing.Batch(
        [[new([11, 12, 13, 2], [No, No, 13, 2]), new([15, 16, 2], [15, 16, 2])], [Example(6), Example(3)], [Example(2)]], 9, 2);

    private static TransformerModel Adapted()
    {
        var model = Model();
        Lora.Insert(model, ["query", "down"], new LoraOptions(3, 12));
        Models.Fill(model);
        return model;
    }

    private static Dictionary<string, Tensor> Other(nn.Module model) => model.named_parameters()
        .Where(each => each.parameter.requires_grad)
        .Select((each, i) => (each.name, Value: Normal(50 + i, each.parameter.shape) * 0.3))
        .ToDictionary(each => each.name, each => each.Value);
}
