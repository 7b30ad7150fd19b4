/** Invented activities as publishers of IATI print them, clean and not. */
export const ACTIVITIES = `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2024-03-01T10:00:00Z">
  <iati-activity default-currency="USD" last-updated-datetime="2024-02-01T00:00:00Z" hierarchy="1" xml:lang="en">
    <iati-identifier>XX-1-WELLS</iati-identifier>
    <reporting-org ref="XX-1" type="40"><narrative>Bank of Wells</narrative></reporting-org>
    <title><narrative xml:lang="en">Wells for 12 villages</narrative><narrative xml:lang="fr">Puits pour 12 villages</narrative></title>
    <description type="1"><narrative>Digs 30 wells in 2 provinces.</narrative></description>
    <participating-org role="1" ref="XX-1"><narrative>Bank of Wells</narrative></participating-org>
    <participating-org role="4" type="10"><narrative>Ministry of Water</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2021-01-01"/>
    <activity-date type="2" iso-date="2021-03-15"/>
    <activity-date type="3" iso-date="2025-12-31"/>
    <recipient-country code="KG" percentage="100"/>
    <location><location-id vocabulary="G1" code="1527590"/><name><narrative>Osh</narrative></name><point><pos>40.5 72.8</pos></point></location>
    <sector vocabulary="1" code="14030" percentage="60"/>
    <sector vocabulary="99" vocabulary-uri="http://x.example/1" code="WT1" percentage="40"><narrative>Water</narrative></sector>
    <humanitarian-scope type="1" vocabulary="1-2" code="EQ-2021"/>
    <budget type="1" status="2"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value value-date="2021-01-01">5000.00</value></budget>
    <budget type="2" status="2"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value value-date="2021-06-01">6,000.00</value></budget>
    <planned-disbursement type="1"><period-start iso-date="2022-01-01"/><period-end iso-date="2022-06-30"/><value currency="EUR" value-date="2021-01-01">750</value>
      <provider-org ref="XX-1"><narrative>Bank of Wells</narrative></provider-org><receiver-org><narrative>Ministry of Water</narrative></receiver-org></planned-disbursement>
    <transaction ref="c1"><transaction-type code="2"/><transaction-date iso-date="2021-02-01"/><value value-date="2021-02-01">9000</value></transaction>
    <transaction><transaction-type code="2"/><transaction-date iso-date="2021-05-01"/><value value-date="2021-05-01">-500.5</value></transaction>
    <transaction><transaction-type code="3"/><transaction-date iso-date="2021-06-01"/><value value-date="2021-06-01">1200</value>
      <provider-org ref="XX-1"><narrative>Bank of Wells</narrative></provider-org><receiver-org><narrative>Ministry of Water</narrative></receiver-org>
      <sector vocabulary="1" code="14031"/></transaction>
    <transaction><transaction-type code="3"/><transaction-date/><value currency="EUR" value-date="2021-07-01">300</value></transaction>
    <transaction><transaction-type code="6"/><transaction-date iso-date="2023-06-01"/><value value-date="2023-06-01">-100</value></transaction>
    <transaction><transaction-type code="1"/><transaction-date iso-date="2021-01-20"/><value value-date="2021-01-20">7000</value></transaction>
    <transaction><transaction-type code="12"/><transaction-date iso-date="2021-01-01"/><value value-date="2021-01-01">99</value></transaction>
    <transaction><transaction-type code="4"/><transaction-date iso-date="2021-08-01"/><value currency="US Dollars" value-date="2021-08-01">41</value></transaction>
    <transaction><transaction-type code="4"/><transaction-date iso-date="2021-08-02"/><value value-date="2021-08-02">about 42</value></transaction>
    <related-activity type="2" ref="XX-1-PUMPS"/>
    <related-activity type="1" ref="XX-0-ELSEWHERE"/>
    <result type="1" aggregation-status="0">
      <title><narrative>Water at hand</narrative></title>
      <indicator measure="1" ascending="1">
        <title><narrative>Wells dug</narrative></title>
        <baseline iso-date="2020-12-31" value="1,300.00"/>
        <period><period-start iso-date="2021-01-01"/><period-end iso-date="2022-12-31"/><target value="1,315"/><actual value="1307"/></period>
        <period><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><target value="1,330.00"><dimension name="sex" value="female"/></target><target value="1330"/><actual/></period>
      </indicator>
    </result>
    <result type="1"><title><narrative>Again</narrative></title>
      <indicator measure="1" ascending="1">
        <title><narrative> Wells
 dug</narrative></title>
        <baseline iso-date="2020-12-31" value="1300"/>
        <period><period-start iso-date="2021-01-01"/><period-end iso-date="2022-12-31"/><target value="1315"/><actual value="1,310"/></period>
        <period><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><target value="1330"><dimension name="sex" value="female"/></target><target value="1330"/></period>
      </indicator>
    </result>
    <result type="2"><title><narrative>Agreement of users</narrative></title>
      <indicator measure="5"><title><narrative>Users agree</narrative></title><baseline year="2020" value="No"/><period><period-start iso-date="2021-01-01"/><period-end iso-date="2023-12-31"/><target value="Yes, in 12 villages"/><actual value="17 villages agree"/></period></indicator>
      <indicator measure="2" ascending="0"><title><narrative>Households without water</narrative></title><baseline year="2020" value="45%"/><period><period-start iso-date="2021-01-01"/><period-end iso-date="2023-12-31"/><target value="10"/></period></indicator>
    </result>
  </iati-activity>
  <iati-activity default-currency="USD" last-updated-datetime="2023-01-01T00:00:00Z">
    <iati-identifier>XX-1-PUMPS</iati-identifier>
    <reporting-org ref="XX-1"><narrative>Bank of Wells</narrative></reporting-org>
    <title><narrative>Pumps, first draft</narrative></title>
    <transaction><transaction-type code="3"/><transaction-date iso-date="2022-01-01"/><value>11</value></transaction>
  </iati-activity>
  <iati-activity last-updated-datetime="2024-01-01T00:00:00Z">
    <iati-identifier>XX-1-PUMPS</iati-identifier>
    <reporting-org ref="XX-1"><narrative>Bank of Wells</narrative></reporting-org>
    <title><narrative>Pumps</narrative></title>
    <budget type="1"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value currency="USD">8000000</value></budget>
    <budget type="2"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value currency="USD">8000</value></budget>
    <transaction><transaction-type code="3"/><transaction-date iso-date="2022-01-01"/><value>12</value></transaction>
    <crs-add><loan-status currency="USD"><interest-received>77</interest-received></loan-status></crs-add>
    <x:note xmlns:x="http://x.example">31</x:note>
  </iati-activity>
</iati-activities>
`
