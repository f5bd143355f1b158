namespace Katas.Tests.Checker.Rules;

/// <summary>How modules are put together.</summary>
internal sealed class ModuleCases : IRuleCases
{
    private const string Layer = "private readonly Linear layer;";
    private const string Two = "private readonly Linear one; private readonly Linear two;";
    private const string List = "private readonly ModuleList<Linear> layers = nn.ModuleList<Linear>();";

    public IEnumerable<RuleCase> All =>
    [
        Made("missing-register-components", Layer, "layer = nn.Linear(2, 3);", "Sample(…) with no RegisterComponents"),
        Made("missing-register-components", "private readonly Parameter weight;", "weight = nn.Parameter(ones(2));", "Sample(…) with no RegisterComponents"),
        Made("missing-register-components", Layer, "layer = nn.Linear(2, 3); RegisterComponents();"),
        Made("missing-register-components", Layer, "layer = nn.Linear(2, 3); this.RegisterComponents();"),
        Made("missing-register-components", Layer, "layer = nn.Linear(2, 3); register_module(\"layer\", layer);"),
        Made("missing-register-components", "private readonly int count;", "this.count = count;"),

        Made("register-before-fields", Layer, "RegisterComponents(); layer = nn.Linear(2, 3);", "RegisterComponents()"),
        Made("register-before-fields", Two, "one = nn.Linear(2, 3); RegisterComponents(); (two, _) = (nn.Linear(2, 3), 1);", "RegisterComponents()"),
        Made("register-before-fields", Layer, "layer = nn.Linear(2, 3); RegisterComponents();"),
        Made("register-before-fields", Layer + " private readonly int size;", "layer = nn.Linear(2, 3); RegisterComponents(); size = count;"),
        Made("register-before-fields", Layer, "RegisterComponents(); layer = nn.Linear(2, 3); RegisterComponents();"),

        Made("modules-in-a-list", "private readonly Linear[] layers;", "layers = new Linear[count]; RegisterComponents();", "layers"),
        Made("modules-in-a-list", "private readonly List<Linear> layers = [];", "RegisterComponents();", "layers = []"),
        Made("modules-in-a-list", "public Dictionary<string, Linear> Layers { get; } = [];", "RegisterComponents();", "public Dictionary<string, Linear> Layers { get; } = [];"),
        Made("modules-in-a-list", "private readonly Parameter[] weights = [];", "RegisterComponents();", "weights = []"),
        Made("modules-in-a-list", List, "RegisterComponents();"),
        Made("modules-in-a-list", "private readonly double[] sizes = [];", "RegisterComponents();"),
        Made("modules-in-a-list", "private readonly Linear[] layers;", "layers = [nn.Linear(2, 3)]; register_module(\"0\", layers[0]);"),

        Made("module-in-property", "public Linear Layer { get; }", "Layer = nn.Linear(2, 3); RegisterComponents();", "public Linear Layer { get; }"),
        Made("module-in-property", Layer + " public Linear Layer => layer;", "layer = nn.Linear(2, 3); RegisterComponents();"),
        Made("module-in-property", Layer + " public int Count { get; }", "layer = nn.Linear(2, 3); Count = count; RegisterComponents();"),

        Made("tensor-field-is-a-buffer", "private readonly Tensor table;", "table = zeros(count, 2); RegisterComponents();", "table"),
        Made("tensor-field-is-a-buffer", "private readonly Parameter table;", "table = nn.Parameter(zeros(count, 2)); RegisterComponents();"),
        Made("tensor-field-is-a-buffer", "private readonly Tensor table;", "table = zeros(count, 2); register_buffer(\"table\", table, persistent: false);"),

        Made("tensor-field-is-a-buffer", "private Tensor? filledLater;", "RegisterComponents();"),

        In("module-made-in-forward", "return nn.Linear(2, 2).call(input);", "nn.Linear(2, 2)"),
        In("module-made-in-forward", "var gain = new Parameter(ones(2)); return input * gain;", "new Parameter(ones(2))"),
        In("module-made-in-forward", "return new AttentionLayer(2, 2, 2).SelfAttend(input).output;", "new AttentionLayer(2, 2, 2)"),
        In("module-made-in-forward", "return input * new Parameter(layer.weight!.detach());"),
        In("module-made-in-forward", "return nn.GELU().call(layer.call(input));"),
        In("module-made-in-forward", "return layer.call(input);"),
        Made("module-made-in-forward", Layer, "layer = nn.Linear(2, 3); RegisterComponents();"),

        Made("one-module-shared", Two, "one = nn.Linear(2, 3); two = one; RegisterComponents();", "two = one"),
        Made("one-module-shared", Two, "var layer = nn.Linear(2, 3); one = layer; two = layer; RegisterComponents();", "two = layer"),
        Made("one-module-shared", List, "var one = nn.Linear(2, 3); for (int i = 0; i < count; i++) { layers.Add(one); } RegisterComponents();", "layers.Add(one)"),
        Made("one-module-shared", List, "foreach (var one in Enumerable.Repeat(nn.Linear(2, 3), count)) { layers.Add(one); } RegisterComponents();", "Enumerable.Repeat(nn.Linear(2, 3), count)"),
        Made("one-module-shared", Two, "one = nn.Linear(2, 3); two = nn.Linear(2, 3); RegisterComponents();"),
        Made("one-module-shared", Two, "one = Make(2); two = Make(3); RegisterComponents(); Linear Make(long size) => nn.Linear(2, size);"),
        Made("one-module-shared", List, "for (int i = 0; i < count; i++) { var one = nn.Linear(2, 3); layers.Add(one); } RegisterComponents();"),
        Made("one-module-shared", List, "for (int i = 0; i < count; i++) { layers.Add(nn.Linear(2, 3)); } RegisterComponents();"),
        Made("one-module-shared", List, "for (int i = 0; i < count; i++) { var copy = Make(); layers.Add(copy); } RegisterComponents(); Linear Make() => nn.Linear(2, 3);"),
        Made("one-module-shared", List, "Func<Linear> make = () => nn.Linear(2, 3); for (int i = 0; i < count; i++) { layers.Add(make()); } RegisterComponents();"),

        new("unused-part", "return layer.call(input);", "forward")
        {
            Place = Place.Forward, Fields = Layer2, Solution = "return norm.call(layer.call(input));",
        },
        new("unused-part", "return norm.call(Through(input)); Tensor Through(Tensor tokens) => layer.call(tokens);")
        {
            Place = Place.Forward, Fields = Layer2, Solution = "return norm.call(layer.call(input));",
        },
        new("unused-part", "return layer.call(input) + Katas.Lesson03.Sinusoids.Table(3, 2, 0);")
        {
            Place = Place.Forward, Fields = Layer2Placed, Solution = "return positions.call(layer.call(input), 0);",
        },
        new("unused-part", "return nn.functional.dropout(layer.call(input), 0.1, training);")
        {
            Place = Place.Forward, Fields = Layer2Dropped, Solution = "return dropout.call(layer.call(input));",
        },
        new("unused-part", "return nn.functional.linear(input, layer.weight, layer.bias) + norm.weight;")
        {
            Place = Place.Forward, Fields = Layer2, Solution = "return norm.call(layer.call(input));",
        },
    ];

    private static string Layer2 => "private readonly Linear layer = nn.Linear(2, 2); private readonly Linear norm = nn.Linear(2, 2);";

    private static string Layer2Placed =>
        "private readonly Linear layer = nn.Linear(2, 2); private readonly Katas.Lesson03.SinusoidalEncoding positions = new(2);";

    private static string Layer2Dropped => "private readonly Linear layer = nn.Linear(2, 2); private readonly Dropout dropout = nn.Dropout(0.1);";

    private static RuleCase Made(string rule, string fields, string code, params string[] excerpts) =>
        new(rule, code, excerpts) { Place = Place.Constructor, Fields = fields };

    private static RuleCase In(string rule, string code, params string[] excerpts) =>
        new(rule, code, excerpts) { Place = Place.Forward };
}
