using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>The rules of a request, as ConformU's Alpaca protocol check has them (AlpacaProtocolTestManager.cs); no camera is needed for
/// them.</summary>
public sealed class AlpacaRequestTests
{
    private const string Ids = "ClientID=123456&ClientTransactionID=67890";
    private const string Base = "/api/v1/camera/0";

    private Served served = null!;

    /// <summary>Each member that Alpaca reads, and each that it writes or calls with good parameters.</summary>
    private static IEnumerable<string> Readable =>
        CameraMembers.All.Where(m => m.Kind != MemberKind.Method).Select(m => m.Name.ToLowerInvariant());

    private static IEnumerable<TestCaseData> Writable =>
        from member in CameraMembers.All
        where member.Kind != MemberKind.ReadOnly && member.Name is not ("SetupDialog" or "Dispose")
        let parameters = member.Kind == MemberKind.Method ? member.Parameters : [new(member.Name, member.Type)]
        select new TestCaseData(member, parameters).SetArgDisplayNames(member.Name);

    /// <summary>There is nothing to connect to here.</summary>
    private static IEnumerable<TestCaseData> WritableWithoutABody =>
        Writable.Where(testCase => testCase.Arguments[0] is Member { Name: not ("Connected" or "Connect") });

    [OneTimeSetUp]
    public async Task Serve() => served = await Served.NoCamera();

    [OneTimeTearDown]
    public async Task End() => await served.DisposeAsync();

    [TestCase("/api/v1/CAMERA/0/description", TestName = "Bad_path_device_type_in_capitals")]
    [TestCase("/API/v1/camera/0/description", TestName = "Bad_path_api_in_capitals")]
    [TestCase("/api/V1/camera/0/description", TestName = "Bad_path_version_in_capitals")]
    [TestCase("/api/v1/baddevicetype/0/description", TestName = "Bad_path_unknown_device_type")]
    [TestCase("/api/v1/camera/-1/description", TestName = "Bad_path_negative_device_number")]
    [TestCase("/api/v1/camera/99999/description", TestName = "Bad_path_device_number_too_large")]
    [TestCase("/api/v1/camera/99999999999999999999/description", TestName = "Bad_path_device_number_beyond_all_types")]
    [TestCase("/api/v1/camera/A/description", TestName = "Bad_path_device_number_in_letters")]
    [TestCase("/api/v1/camera/+0/description", TestName = "Bad_path_device_number_with_a_sign")]
    [TestCase("/api/v1/camera//description", TestName = "Bad_path_no_device_number")]
    [TestCase("/api/v1/camera/0/descrip", TestName = "Bad_path_unknown_member")]
    [TestCase("/api/v1/camera/0/Description", TestName = "Bad_path_member_in_capitals")]
    [TestCase("/api/v1/camera/0/description/", TestName = "Bad_path_slash_at_the_end")]
    [TestCase("/api/v1/camera/0", TestName = "Bad_path_no_member")]
    [TestCase("/api/v2/camera/0/description", TestName = "Bad_path_version_2")]
    [TestCase("/api/v/camera/0/description", TestName = "Bad_path_no_version")]
    [TestCase("/api/1/camera/0/description", TestName = "Bad_path_version_without_v")]
    public async Task Bad_path(string path)
    {
        foreach (var answer in new[] { await served.Get($"{path}?{Ids}"), await served.Put(path, Ids) })
            Assert.That((answer.Status, answer.Type), Is.AnyOf((400, "text/plain; charset=utf-8"), (404, "text/plain; charset=utf-8")));
    }

    [TestCase("/api/v1/camera/0/dispose")]
    [TestCase("/api/v1/camera/0/setupdialog")]
    public async Task What_only_COM_has_is_not_there(string path) => Assert.That((await served.Put(path, Ids)).Status, Is.EqualTo(400));

    [TestCase("POST")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task Other_methods_are_refused(string method) =>
        Assert.That((await served.Send(new(method), $"{Base}/connected")).Status, Is.EqualTo(405));

    [TestCaseSource(nameof(Readable))]
    public async Task A_GET_answers_in_JSON_with_all_its_members(string name)
    {
        var answer = await served.Get($"{Base}/{name}?{Ids}");
        Assert.That((answer.Status, answer.Type), Is.EqualTo((200, "application/json; charset=utf-8")));
        Assert.That(answer.ClientNumber, Is.EqualTo(67890));
        Assert.That(answer.ServerNumber, Is.Positive);
        Assert.That(answer.Json.TryGetProperty("Value", out _), "A GET has a Value, also beside an error");
    }

    [Test]
    public async Task The_server_counts_its_answers_whatever_the_device()
    {
        var first = (await served.Get("/api/v1/camera/0/name")).ServerNumber;
        Assert.That((await served.Get("/api/v1/camera/1/name")).ServerNumber, Is.GreaterThan(first));
    }

    [TestCase("clientid=123456&ClientTransactionID=67890", 67890u)]
    [TestCase("ClientID=123456&clienttransactionid=67890", 67890u)]
    [TestCase("ClientID=123456&ClientTransactionID=67890&ExtraParameter=ExtraValue", 67890u)]
    [TestCase("", 0u)]
    public async Task The_query_of_a_GET_is_read_in_any_case_and_what_is_unknown_is_ignored(string query, uint echoed)
    {
        var answer = await served.Get($"{Base}/name?{query}");
        Assert.That((answer.Status, answer.ClientNumber), Is.EqualTo((200, echoed)));
    }

    [TestCase("ClientID=123456&ClientTransactionID=67890&ExtraParameter=ExtraValue", 67890u)]
    [TestCase("clientid=123456&ClientTransactionID=67890", 67890u)]
    [TestCase("ClientID=123456&clienttransactionid=67890", 0u)]
    [TestCase("", 0u)]
    public async Task The_form_of_a_PUT_is_read_in_ASCOMs_case_and_what_is_unknown_is_ignored(string form, uint echoed)
    {
        var answer = await served.Put($"{Base}/disconnect", form);
        Assert.That((answer.Status, answer.ClientNumber), Is.EqualTo((200, echoed)));
    }

    [TestCase("ClientID=&ClientTransactionID=67890")]
    [TestCase("ClientID=%20%20%20%20%20&ClientTransactionID=67890")]
    [TestCase("ClientID=-12345&ClientTransactionID=67890")]
    [TestCase("ClientID=NASDAQ&ClientTransactionID=67890")]
    [TestCase("ClientID=4294967296&ClientTransactionID=67890")]
    [TestCase("ClientID=123456&ClientTransactionID=")]
    [TestCase("ClientID=123456&ClientTransactionID=%20%20%20%20%20")]
    [TestCase("ClientID=123456&ClientTransactionID=-67890")]
    [TestCase("ClientID=123456&ClientTransactionID=qweqwe")]
    public async Task Bad_ids_are_400(string ids)
    {
        Assert.That((await served.Get($"{Base}/name?{ids}")).Status, Is.EqualTo(400));
        Assert.That((await served.Put($"{Base}/disconnect", ids)).Status, Is.EqualTo(400));
        Assert.That((await served.Get($"/management/v1/description?{ids}")).Status, Is.EqualTo(400));
    }

    [TestCaseSource(nameof(WritableWithoutABody))]
    public async Task A_PUT_with_good_parameters_reaches_the_device(Member member, IReadOnlyList<Parameter> parameters)
    {
        var answer = await served.Put($"{Base}/{member.Name.ToLowerInvariant()}", Form(parameters, p => (p.AlpacaName, Good(p.Type))));
        Assert.That((answer.Status, answer.ClientNumber), Is.EqualTo((200, 67890u)));
        Assert.That(answer.Json.TryGetProperty("Value", out _),
            Is.EqualTo(member.Kind == MemberKind.Method && member.Type != MemberType.None));
    }

    [TestCaseSource(nameof(Writable))]
    public async Task A_PUT_with_a_bad_value_is_400(Member member, IReadOnlyList<Parameter> parameters)
    {
        foreach (var bad in parameters.Where(p => p.Type != MemberType.String))
        {
            foreach (var value in new[] { "asduio6fghZZ", "", "1,5", "0x10", "NaN" })
            {
                var answer = await served.Put($"{Base}/{member.Name.ToLowerInvariant()}",
                    Form(parameters, p => (p.AlpacaName, p == bad ? value : Good(p.Type))));
                Assert.That(answer.Status, Is.EqualTo(400), $"{bad.AlpacaName}={value}");
            }
        }
    }

    [TestCaseSource(nameof(Writable))]
    public async Task A_PUT_with_a_name_in_the_wrong_case_is_400(Member member, IReadOnlyList<Parameter> parameters)
    {
        foreach (var bad in parameters.Where(p => p.Default is null))
        {
            var answer = await served.Put($"{Base}/{member.Name.ToLowerInvariant()}",
                Form(parameters, p => (p == bad ? Inverted(p.AlpacaName) : p.AlpacaName, Good(p.Type))));
            Assert.That(answer.Status, Is.EqualTo(400), Inverted(bad.AlpacaName));
        }
    }

    [Test]
    public async Task A_PUT_whose_parameters_are_not_a_form_is_400()
    {
        using StringContent json = new("""{"Connected":true}""", null, "application/json");
        using var response = await served.Http.PutAsync(new Uri($"{Base}/connected", UriKind.Relative), json);
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_failure_to_connect_is_an_error_of_the_device_with_its_reason()
    {
        var answer = await served.Put($"{Base}/connected", "Connected=True&" + Ids);
        Assert.That((answer.Status, answer.Error), Is.EqualTo((200, AscomErrors.NotConnectedNumber)));
        Assert.That(answer.Message, Does.Contain("none:1").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Images_that_cannot_be_had_keep_the_order_of_their_members()
    {
        foreach (var name in new[] { "imagearray", "imagearrayvariant" })
        {
            var answer = await served.Send(HttpMethod.Get, $"{Base}/{name}?{Ids}", ("Accept", "application/imagebytes, application/json"));
            Assert.That(answer.Text, Does.StartWith("{\"Type\":2,\"Rank\":2,\"Value\":[],"));
            Assert.That((answer.Error, answer.ClientNumber), Is.EqualTo((AscomErrors.NotConnectedNumber, 67890u)));
        }
    }

    [Test]
    public async Task The_management_API_says_who_this_is_and_what_it_has()
    {
        Assert.That((await served.Get("/management/apiversions")).Value.GetRawText(), Is.EqualTo("[1]"));
        var description = (await served.Get("/management/v1/description?ClientTransactionID=5"));
        Assert.That(description.ClientNumber, Is.EqualTo(5));
        Assert.That(description.Value.EnumerateObject().Select(p => p.Name),
            Is.EqualTo(new[] { "ServerName", "Manufacturer", "ManufacturerVersion", "Location" }));
        var devices = (await served.Get("/management/v1/configureddevices")).Value.EnumerateArray().ToList();
        Assert.That(devices.Select(d => (d.GetProperty("DeviceType").GetString(), d.GetProperty("DeviceNumber").GetInt32())),
            Is.EqualTo(new[] { ("Camera", 0), ("Focuser", 0), ("Switch", 0), ("Camera", 1), ("Focuser", 1), ("Switch", 1) }));
        var ids = devices.Where(d => d.GetProperty("DeviceType").GetString() == "Camera")
            .Select(d => d.GetProperty("UniqueID").GetString());
        Assert.That(ids, Is.EqualTo(new[] { NoCameras.One.UniqueId, NoCameras.Other.UniqueId }));
        Assert.That(devices.Take(3).Select(d => d.GetProperty("UniqueID").GetString()), Is.Unique);
        Assert.That((await served.Get("/management/v2/description")).Status, Is.EqualTo(404));
        Assert.That((await served.Put("/management/v1/description", "")).Status, Is.EqualTo(405));
    }

    private static string Form(IReadOnlyList<Parameter> parameters, Func<Parameter, (string Name, string Value)> spell) =>
        string.Join('&', parameters.Select(spell).Select(p => $"{p.Name}={p.Value}").Append(Ids));

    private static string Good(MemberType type) => type switch
    {
        MemberType.Boolean => "fAlSe",
        MemberType.Double  => "1.5E0",
        MemberType.String  => "some+words%21",
        _                  => "1",
    };

    private static string Inverted(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
